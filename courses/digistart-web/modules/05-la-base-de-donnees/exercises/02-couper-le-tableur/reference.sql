CREATE TABLE reparatrices (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL UNIQUE
);
INSERT INTO reparatrices (nom) SELECT DISTINCT reparatrice FROM tableur;
CREATE TABLE passages (
  objet TEXT NOT NULL,
  jour TEXT NOT NULL,
  reparatrice INTEGER NOT NULL REFERENCES reparatrices (id)
);
INSERT INTO passages
SELECT t.objet, t.jour, r.id
FROM tableur t JOIN reparatrices r ON r.nom = t.reparatrice;
