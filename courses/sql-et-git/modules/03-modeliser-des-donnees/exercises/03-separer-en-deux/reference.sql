INSERT INTO atelier (nom, salle)
SELECT DISTINCT atelier, salle
FROM liste;

INSERT INTO inscription (prenom, atelier_id)
SELECT liste.prenom, atelier.id
FROM liste
JOIN atelier ON atelier.nom = liste.atelier;
