CREATE TABLE salle (
  id INTEGER,
  nom TEXT NOT NULL,
  places INTEGER NOT NULL
);

INSERT INTO salle (nom, places)
VALUES ('Cour', 30), ('Érable', 12), ('Lilas', 8);
