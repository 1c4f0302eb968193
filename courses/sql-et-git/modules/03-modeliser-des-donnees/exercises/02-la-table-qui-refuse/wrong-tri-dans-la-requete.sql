CREATE TABLE membre (
  email TEXT,
  prenom TEXT,
  age INTEGER
);

INSERT OR IGNORE INTO membre (email, prenom, age)
SELECT email, prenom, age
FROM brouillon
WHERE id IN (1, 7);
