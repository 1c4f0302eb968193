CREATE TABLE atelier (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL,
  jour TEXT NOT NULL,
  salle TEXT NOT NULL
);
INSERT INTO atelier (nom, jour, salle) VALUES
  ('Couture', 'mardi', 'Érable'),
  ('Couture', 'samedi', 'Érable'),
  ('Vélo', 'mardi', 'Cour'),
  ('Photo', 'samedi', 'Érable');
