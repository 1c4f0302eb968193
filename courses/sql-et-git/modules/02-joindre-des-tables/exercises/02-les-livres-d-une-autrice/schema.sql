CREATE TABLE autrice (id INTEGER PRIMARY KEY, nom TEXT NOT NULL);
CREATE TABLE livre (
  id INTEGER PRIMARY KEY,
  titre TEXT NOT NULL,
  annee INTEGER NOT NULL,
  autrice_id INTEGER NOT NULL REFERENCES autrice (id)
);
INSERT INTO autrice VALUES (1, 'Lesia Bondar'), (2, 'Mina Sow'), (3, 'Parwana Azizi');
INSERT INTO livre VALUES
  (1, 'Un toit, un jardin', 2023, 2),
  (2, 'Neige de mai', 2020, 1),
  (3, 'La mer d''en face', 2018, 2),
  (4, 'Le cerf-volant bleu', 2021, 3);
