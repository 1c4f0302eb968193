INSERT INTO atelier (nom, salle)
SELECT atelier, salle
FROM liste;

-- Ensuite, remplissez inscription.
