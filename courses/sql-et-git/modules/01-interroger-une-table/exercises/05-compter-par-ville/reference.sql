SELECT ville, COUNT(*) AS nombre
FROM inscrit
GROUP BY ville
ORDER BY nombre DESC, ville;
