CREATE TABLE objets (id INTEGER PRIMARY KEY, nom TEXT NOT NULL, prix REAL);
INSERT INTO objets VALUES (1, 'lampe', 12.5), (2, 'vélo', 39.9), (3, 'robe', NULL), (4, 'radio', 0), (5, 'théière', 19.99);
