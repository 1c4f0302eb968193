SELECT prenom, SUM(heures)
FROM soiree
GROUP BY prenom;
