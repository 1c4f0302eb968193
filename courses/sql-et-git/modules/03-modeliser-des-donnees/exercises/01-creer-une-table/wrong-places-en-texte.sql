CREATE TABLE salle (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL,
  places TEXT NOT NULL
);

INSERT INTO salle (nom, places)
VALUES ('Cour', 30), ('Érable', 12), ('Lilas', 8);
