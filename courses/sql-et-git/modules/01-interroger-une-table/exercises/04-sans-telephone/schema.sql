CREATE TABLE personne (
  id INTEGER PRIMARY KEY,
  prenom TEXT NOT NULL,
  telephone TEXT
);
INSERT INTO personne (prenom, telephone) VALUES
  ('Tesfay', NULL),
  ('Amina', '01 00 00 00 01'),
  ('Samira', ''),
  ('Lin', NULL),
  ('Bogdan', '01 00 00 00 02'),
  ('Davit', NULL);
