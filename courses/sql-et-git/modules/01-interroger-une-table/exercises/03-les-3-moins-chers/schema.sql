CREATE TABLE produit (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL,
  rayon TEXT NOT NULL,
  prix REAL NOT NULL
);
INSERT INTO produit (nom, rayon, prix) VALUES
  ('Riz', 'sec', 1.9),
  ('Huile', 'sec', 4.5),
  ('Sel', 'sec', 0.8),
  ('Tomates', 'frais', 2.4),
  ('Lentilles', 'sec', 1.9),
  ('Fromage', 'frais', 3.1);
