CREATE TABLE brouillon (id INTEGER PRIMARY KEY, email TEXT, prenom TEXT, age INTEGER);
INSERT INTO brouillon (email, prenom, age) VALUES
  ('amina@exemple.fr', 'Amina', 34),
  ('davit@exemple.fr', 'Davit', 15),
  ('amina@exemple.fr', 'Amina B.', 34),
  ('lin@exemple.fr', NULL, 22),
  (NULL, 'Yusuf', 40),
  ('noor@exemple.fr', 'Noor', NULL),
  ('rokia@exemple.fr', 'Rokia', 16);
