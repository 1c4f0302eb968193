SELECT ville
FROM inscrit;
