SELECT nom, prix
FROM produit;
