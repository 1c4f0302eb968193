SELECT nom, prix
FROM produit
ORDER BY nom, prix
LIMIT 3;
