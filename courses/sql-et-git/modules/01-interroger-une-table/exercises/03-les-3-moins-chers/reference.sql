SELECT nom, prix
FROM produit
ORDER BY prix, nom
LIMIT 3;
