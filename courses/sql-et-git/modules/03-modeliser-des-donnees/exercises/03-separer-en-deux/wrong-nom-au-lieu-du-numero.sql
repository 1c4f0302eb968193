INSERT INTO atelier (nom, salle)
SELECT DISTINCT atelier, salle
FROM liste;

INSERT INTO inscription (prenom, atelier_id)
SELECT prenom, atelier
FROM liste;
