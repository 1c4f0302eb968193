CREATE TABLE atelier (id INTEGER PRIMARY KEY, nom TEXT NOT NULL, places INTEGER NOT NULL);
CREATE TABLE inscription (
  personne_id INTEGER NOT NULL,
  atelier_id INTEGER NOT NULL REFERENCES atelier (id),
  PRIMARY KEY (personne_id, atelier_id)
);
INSERT INTO atelier VALUES (1, 'Couture', 3), (2, 'Vélo', 4), (3, 'Photo', 3), (4, 'Chant', 5);
INSERT INTO inscription VALUES (1, 1), (2, 1), (1, 2), (1, 3), (2, 3), (3, 3);
