CREATE TABLE reparatrices (
  id INTEGER PRIMARY KEY,
  nom TEXT,
  courriel TEXT,
  essais INTEGER
);
INSERT OR IGNORE INTO reparatrices SELECT * FROM arrivees;
