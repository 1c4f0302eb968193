CREATE TABLE reparatrices (id INTEGER PRIMARY KEY, nom TEXT NOT NULL);
INSERT INTO reparatrices (nom) SELECT reparatrice FROM tableur;
CREATE TABLE passages (objet TEXT, jour TEXT, reparatrice INTEGER);
INSERT INTO passages
SELECT t.objet, t.jour, r.id
FROM tableur t JOIN reparatrices r ON r.nom = t.reparatrice;
