CREATE TABLE personne (id INTEGER PRIMARY KEY, prenom TEXT NOT NULL);
CREATE TABLE langue (id INTEGER PRIMARY KEY, nom TEXT NOT NULL UNIQUE);
INSERT INTO personne VALUES (1, 'Yusuf'), (2, 'Olena'), (3, 'Amal');
INSERT INTO langue VALUES (1, 'somali'), (2, 'arabe'), (3, 'ukrainien'), (4, 'russe');
