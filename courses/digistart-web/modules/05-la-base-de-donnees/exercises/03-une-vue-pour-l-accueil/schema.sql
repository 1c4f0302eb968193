CREATE TABLE soirees (id INTEGER PRIMARY KEY, jour TEXT NOT NULL, places INTEGER NOT NULL);
CREATE TABLE inscriptions (soiree INTEGER NOT NULL REFERENCES soirees (id), personne TEXT NOT NULL, PRIMARY KEY (soiree, personne));
INSERT INTO soirees VALUES (1, '2027-03-18', 2), (2, '2027-03-23', 8), (3, '2027-03-25', 4);
INSERT INTO inscriptions VALUES (1, 'Zeinab'), (1, 'Marek'), (2, 'Zeinab');
