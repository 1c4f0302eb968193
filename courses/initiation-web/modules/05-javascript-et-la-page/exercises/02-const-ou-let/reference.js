let personnes = 0;
personnes = personnes + 2;
personnes = personnes + 1;
console.log(`${personnes} personnes`);
