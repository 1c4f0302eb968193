function rappel(prenom, heure) {
  return "${prenom}, rendez-vous à ${heure} h.";
}
