CREATE TABLE reparatrices (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL,
  courriel TEXT NOT NULL UNIQUE,
  essais INTEGER NOT NULL CHECK (essais > 0 AND essais < 10)
);
INSERT OR IGNORE INTO reparatrices SELECT * FROM arrivees;
