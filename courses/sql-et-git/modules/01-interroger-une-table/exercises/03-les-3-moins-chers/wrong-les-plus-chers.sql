SELECT nom, prix
FROM produit
ORDER BY prix DESC, nom
LIMIT 3;
