DELETE FROM inscription
WHERE personne_id = 3;

DELETE FROM personne
WHERE id = 3;
