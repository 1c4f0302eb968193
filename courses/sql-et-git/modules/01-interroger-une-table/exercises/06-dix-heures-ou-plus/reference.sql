SELECT prenom, SUM(heures) AS total
FROM soiree
GROUP BY prenom
HAVING SUM(heures) >= 10
ORDER BY total DESC;
