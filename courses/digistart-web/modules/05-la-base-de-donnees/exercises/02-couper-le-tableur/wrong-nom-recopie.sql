CREATE TABLE reparatrices (id INTEGER PRIMARY KEY, nom TEXT NOT NULL UNIQUE);
INSERT INTO reparatrices (nom) SELECT DISTINCT reparatrice FROM tableur;
CREATE TABLE passages (objet TEXT, jour TEXT, reparatrice TEXT);
INSERT INTO passages SELECT objet, jour, reparatrice FROM tableur;
