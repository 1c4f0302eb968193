CREATE TABLE salle (
  id INTEGER PRIMARY KEY,
  nom TEXT,
  places INTEGER
);

INSERT INTO salle (nom, places)
VALUES ('Cour', 30), ('Érable', 12), ('Lilas', 8);
