CREATE TABLE membre (
  email TEXT NOT NULL UNIQUE,
  prenom TEXT NOT NULL,
  age INTEGER NOT NULL CHECK (age >= 16)
);

INSERT OR IGNORE INTO membre (email, prenom, age)
SELECT email, prenom, age
FROM brouillon
ORDER BY id;
