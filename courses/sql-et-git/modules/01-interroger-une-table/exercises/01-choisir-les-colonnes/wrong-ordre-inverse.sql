SELECT langue, titre FROM livre;
