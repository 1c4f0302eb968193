CREATE TABLE salle (id INTEGER PRIMARY KEY, nom TEXT NOT NULL);
CREATE TABLE atelier (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL,
  salle_id INTEGER NOT NULL REFERENCES salle (id)
);
INSERT INTO salle VALUES (1, 'Cour'), (2, 'Érable'), (3, 'Lilas');
INSERT INTO atelier VALUES
  (1, 'Couture', 2), (2, 'Vélo', 1), (3, 'Cuisine', 3), (4, 'Chant', 2);
