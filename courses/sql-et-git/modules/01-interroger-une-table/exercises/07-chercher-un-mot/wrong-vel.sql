SELECT titre, ville
FROM annonce
WHERE titre LIKE '%v_lo%';
