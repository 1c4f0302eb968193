SELECT ville, COUNT(*)
FROM inscrit;
