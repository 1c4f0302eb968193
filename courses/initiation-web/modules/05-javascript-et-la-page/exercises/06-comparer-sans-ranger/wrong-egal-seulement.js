function estComplet(inscrits, places) {
  if (inscrits === places) {
    return true;
  }
  return false;
}
