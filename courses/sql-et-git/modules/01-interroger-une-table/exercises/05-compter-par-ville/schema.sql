CREATE TABLE inscrit (
  id INTEGER PRIMARY KEY,
  prenom TEXT NOT NULL,
  ville TEXT NOT NULL
);
INSERT INTO inscrit (prenom, ville) VALUES
  ('Amina', 'Metz'),
  ('Yusuf', 'Thionville'),
  ('Olena', 'Metz'),
  ('Kofi', 'Nancy'),
  ('Lin', 'Metz'),
  ('Ana', 'Forbach'),
  ('Davit', 'Thionville'),
  ('Rokia', 'Metz'),
  ('Farid', 'Nancy');
