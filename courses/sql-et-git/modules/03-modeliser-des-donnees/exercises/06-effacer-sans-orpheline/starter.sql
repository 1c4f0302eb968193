SELECT personne_id, atelier
FROM inscription
WHERE personne_id = 3;
