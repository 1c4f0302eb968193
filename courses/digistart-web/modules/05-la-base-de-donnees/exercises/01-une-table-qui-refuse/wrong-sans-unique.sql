CREATE TABLE reparatrices (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL,
  courriel TEXT NOT NULL,
  essais INTEGER NOT NULL CHECK (essais BETWEEN 0 AND 10)
);
INSERT OR IGNORE INTO reparatrices SELECT * FROM arrivees;
