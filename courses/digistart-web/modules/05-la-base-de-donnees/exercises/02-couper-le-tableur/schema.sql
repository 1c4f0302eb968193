CREATE TABLE tableur (objet TEXT, jour TEXT, reparatrice TEXT);
INSERT INTO tableur VALUES
  ('lampe', '2027-03-18', 'Awa'),
  ('vélo', '2027-03-18', 'Awa'),
  ('robe', '2027-03-23', 'Ewa'),
  ('radio', '2027-03-23', 'Lucía'),
  ('grille-pain', '2027-03-25', 'Ewa');
