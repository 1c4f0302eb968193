function rappel(prenom, heure) {
  return `Olha, rendez-vous à ${heure} h.`;
}
