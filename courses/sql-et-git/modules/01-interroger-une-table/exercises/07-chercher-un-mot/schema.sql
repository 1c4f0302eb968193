CREATE TABLE annonce (
  id INTEGER PRIMARY KEY,
  titre TEXT NOT NULL,
  ville TEXT NOT NULL
);
INSERT INTO annonce (titre, ville) VALUES
  ('Pompe à vélo', 'Metz'),
  ('Table basse', 'Metz'),
  ('Vélo pliant', 'Nancy'),
  ('Velours vert, 3 mètres', 'Metz'),
  ('Deux vélos d''enfant', 'Metz');
