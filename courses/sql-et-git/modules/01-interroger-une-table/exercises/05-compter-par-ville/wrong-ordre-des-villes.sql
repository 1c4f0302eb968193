SELECT ville, COUNT(*)
FROM inscrit
GROUP BY ville
ORDER BY ville;
