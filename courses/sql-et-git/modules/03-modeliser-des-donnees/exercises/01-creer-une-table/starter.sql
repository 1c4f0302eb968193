CREATE TABLE salle (
  nom TEXT
);

INSERT INTO salle (nom, places)
VALUES ('Cour', 30), ('Érable', 12), ('Lilas', 8);
