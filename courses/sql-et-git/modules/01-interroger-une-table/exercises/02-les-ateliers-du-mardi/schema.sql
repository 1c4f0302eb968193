CREATE TABLE atelier (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL,
  jour TEXT NOT NULL,
  places INTEGER NOT NULL
);
INSERT INTO atelier (nom, jour, places) VALUES
  ('Couture', 'mardi', 8),
  ('Vélo', 'jeudi', 12),
  ('Cuisine', 'mardi', 10),
  ('Photo', 'samedi', 6),
  ('Chant', 'mardi', 15),
  ('Jardin', 'samedi', 10);
