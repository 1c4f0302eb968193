CREATE TABLE arrivees (id INTEGER, nom TEXT, courriel TEXT, essais INTEGER);
INSERT INTO arrivees VALUES
  (1, 'Olha', 'olha@exemple.fr', 3),
  (2, 'Mei', 'mei@exemple.fr', 0),
  (3, NULL, 'qui@exemple.fr', 1),
  (4, 'Karim', 'olha@exemple.fr', 2),
  (5, 'Sofia', 'sofia@exemple.fr', -4),
  (6, 'Nour', 'nour@exemple.fr', 10);
