DELETE FROM inscription
WHERE personne_id = 3;
