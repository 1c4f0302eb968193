SELECT i.personne_id, i.atelier_id
FROM inscription AS i;
