SELECT prenom, SUM(heures)
FROM soiree
WHERE heures >= 10
GROUP BY prenom
ORDER BY SUM(heures) DESC;
