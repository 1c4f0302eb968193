CREATE TABLE objet (id INTEGER PRIMARY KEY, nom TEXT NOT NULL);
CREATE TABLE emprunt (
  id INTEGER PRIMARY KEY,
  objet_id INTEGER NOT NULL REFERENCES objet (id),
  jour TEXT NOT NULL
);
INSERT INTO objet VALUES
  (1, 'Perceuse'), (2, 'Machine à coudre'), (3, 'Tente'), (4, 'Escabeau'), (5, 'Projecteur');
INSERT INTO emprunt VALUES
  (1, 1, '2026-03-02'), (2, 3, '2026-04-11'), (3, 1, '2026-04-20'), (4, 5, '2026-05-06');
