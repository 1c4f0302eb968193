CREATE TABLE soirees (id INTEGER PRIMARY KEY, libres INTEGER NOT NULL);
CREATE TABLE inscriptions (soiree INTEGER NOT NULL, personne TEXT NOT NULL, PRIMARY KEY (soiree, personne));
INSERT INTO soirees VALUES (1, 1), (2, 0);
INSERT INTO inscriptions VALUES (2, 'Hamid');
