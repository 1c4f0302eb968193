CREATE TABLE personne (id INTEGER PRIMARY KEY, prenom TEXT NOT NULL);
CREATE TABLE pret (
  id INTEGER PRIMARY KEY,
  personne_id INTEGER NOT NULL REFERENCES personne (id),
  code TEXT NOT NULL
);
INSERT INTO personne VALUES (1, 'Lin'), (2, 'Rokia'), (3, 'Amina'), (4, 'Bogdan');
INSERT INTO pret VALUES (1, 3, 'PC-07'), (2, 1, 'PC-02');
