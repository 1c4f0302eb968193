CREATE TABLE liste (prenom TEXT NOT NULL, atelier TEXT NOT NULL, salle TEXT NOT NULL);
INSERT INTO liste VALUES
  ('Amina', 'Couture', 'Érable'),
  ('Kofi', 'Vélo', 'Cour'),
  ('Olena', 'Couture', 'Érable'),
  ('Amina', 'Photo', 'Lilas'),
  ('Lin', 'Couture', 'Érable');
CREATE TABLE atelier (id INTEGER PRIMARY KEY, nom TEXT NOT NULL, salle TEXT NOT NULL);
CREATE TABLE inscription (prenom TEXT NOT NULL, atelier_id INTEGER NOT NULL);
