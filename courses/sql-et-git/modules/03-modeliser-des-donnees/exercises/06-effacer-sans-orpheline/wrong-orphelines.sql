DELETE FROM personne
WHERE id = 3;
