SELECT * FROM livre;
