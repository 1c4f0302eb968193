CREATE TABLE livre (
  id INTEGER PRIMARY KEY,
  titre TEXT NOT NULL,
  annee INTEGER,
  langue TEXT NOT NULL
);
INSERT INTO livre (id, titre, annee, langue) VALUES
  (1, 'Le thé de minuit', 2019, 'français'),
  (2, 'Neuf ponts', 2021, 'ukrainien'),
  (3, 'La route du sel', NULL, 'peul'),
  (4, 'Une clé de sol', 2024, 'français');
