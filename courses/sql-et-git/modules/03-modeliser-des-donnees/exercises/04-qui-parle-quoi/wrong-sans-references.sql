CREATE TABLE parle (
  personne_id INTEGER NOT NULL,
  langue_id INTEGER NOT NULL,
  PRIMARY KEY (personne_id, langue_id)
);

INSERT OR IGNORE INTO parle (personne_id, langue_id)
VALUES (1, 1), (1, 2), (2, 3), (2, 4), (3, 2), (1, 2);
