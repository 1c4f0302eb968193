let dernier = 0;

function creerGuichet() {
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
