SELECT titre FROM livre;
