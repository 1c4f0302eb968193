CREATE TABLE personne (id INTEGER PRIMARY KEY, prenom TEXT NOT NULL);
CREATE TABLE inscription (
  personne_id INTEGER NOT NULL REFERENCES personne (id),
  atelier TEXT NOT NULL
);
INSERT INTO personne VALUES (1, 'Amina'), (2, 'Lin'), (3, 'Farid'), (4, 'Marek');
INSERT INTO inscription VALUES
  (1, 'Couture'), (3, 'Couture'), (2, 'Vélo'), (3, 'Photo'), (4, 'Photo');
