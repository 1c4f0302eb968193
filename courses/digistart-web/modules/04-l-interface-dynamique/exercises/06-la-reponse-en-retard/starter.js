function creerGuichet() {
  return {
    demander() {
      return 1;
    },
    accepte(numero) {
      return true;
    },
  };
}
