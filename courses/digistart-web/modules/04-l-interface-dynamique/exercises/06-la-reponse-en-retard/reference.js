function creerGuichet() {
  let dernier = 0;
  return {
    demander() {
      dernier = dernier + 1;
      return dernier;
    },
    accepte(numero) {
      return numero === dernier;
    },
  };
}
