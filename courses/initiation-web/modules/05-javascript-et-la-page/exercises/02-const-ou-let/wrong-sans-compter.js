const personnes = 3;
console.log(`${personnes} personnes`);
