SELECT prenom, SUM(heures)
FROM soiree
GROUP BY prenom
HAVING SUM(heures) > 10
ORDER BY SUM(heures) DESC;
