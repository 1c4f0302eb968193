CREATE TABLE soiree (
  id INTEGER PRIMARY KEY,
  prenom TEXT NOT NULL,
  mois TEXT NOT NULL,
  heures REAL NOT NULL
);
INSERT INTO soiree (prenom, mois, heures) VALUES
  ('Nadia', 'mars', 4),
  ('Ibrahim', 'mars', 10),
  ('Soraya', 'mars', 6),
  ('Marek', 'mars', 5),
  ('Nadia', 'avril', 3),
  ('Soraya', 'avril', 4),
  ('Ibrahim', 'mai', 4.5),
  ('Marek', 'mai', 4),
  ('Nadia', 'mai', 4);
