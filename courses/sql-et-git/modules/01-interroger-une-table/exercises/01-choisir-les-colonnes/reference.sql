SELECT titre, langue FROM livre;
