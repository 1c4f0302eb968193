DELETE FROM inscription;

DELETE FROM personne
WHERE id = 3;
