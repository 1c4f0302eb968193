// The practice phone: its buttons, its quick settings, Wi-Fi, what apps may see, and a card with a code to come in.
{
  const { world, item, change, text, fold } = Simulator;
  const SWITCHES = ["wifi", "data", "plane"];
  const PAGES = ["home", "settings", "wifi", "apps", "card"];
  const RIGHTS = ["once", "using", "no"];
  const at = (state, parts) => ({ ...state, phone: { ...state.phone, ...parts } });
  const awake = (state, act) => (state.phone.on ? act() : "dark");
  const between = (value, low, high) => Math.max(low, Math.min(high, value));

  function louder(state, by) {
    const volume = between(state.phone.volume + by, 0, 5);
    return volume === state.phone.volume ? (by > 0 ? "loudest" : "silent") : at(state, { volume });
  }

  /** Join a network; one with a password is joined once it is written (`value`). */
  function join(state, id, value) {
    const network = item(state.networks, id);
    if (!network || !state.phone.wifi || state.phone.at !== "wifi") return "unknown";
    if (network.password && value == null) return at(state, { asking: id });
    return network.password && value !== network.password ? "password" : at(state, { net: id, asking: null });
  }

  function open(state, id) {
    const app = item(state.programs, id);
    if (!app) return "unknown";
    return at({ ...state, programs: change(state.programs, id, { opened: true }) }, { at: id, panel: false });
  }

  function allow(state, { id, right, value }) {
    const app = item(state.programs, id);
    const asked = app?.asks?.find((one) => one.id === right);
    if (!asked || !RIGHTS.includes(value)) return "unknown";
    return { ...state, programs: change(state.programs, id, { asks: change(app.asks, right, { value }) }) };
  }

  world({
    start: (state) => (state.phone
      ? { networks: [], programs: [], ...state, phone: { on: true, volume: 3, light: 3, panel: false, wifi: true, data: true, plane: false, net: null, asking: null, at: "home", aimed: null, signed: false, ...state.phone } }
      : state),
    events: {
      "phone.power": (state) => at(state, { on: !state.phone.on, panel: false }),
      "phone.louder": (state) => louder(state, 1),
      "phone.softer": (state) => louder(state, -1),
      "phone.panel": (state) => awake(state, () => at(state, { panel: !state.phone.panel })),
      "phone.brighter": (state) => awake(state, () => (state.phone.panel && state.phone.light < 5 ? at(state, { light: state.phone.light + 1 }) : "lightest")),
      "phone.darker": (state) => awake(state, () => (state.phone.panel && state.phone.light > 1 ? at(state, { light: state.phone.light - 1 }) : "darkest")),
      "phone.switch": (state, { what }) => awake(state, () => {
        if (!SWITCHES.includes(what)) return "unknown";
        const parts = { [what]: !state.phone[what] };
        if ((what === "plane" && parts.plane) || (what === "wifi" && !parts.wifi)) Object.assign(parts, { net: null, wifi: false });
        return at(state, parts);
      }),
      "phone.go": (state, { to }) => awake(state, () => (PAGES.includes(to) && (to !== "card" || state.login) ? at(state, { at: to, panel: false, asking: null }) : "unknown")),
      "phone.join": (state, { id }) => awake(state, () => join(state, id)),
      "phone.password": (state, { id, value }) => awake(state, () => (state.phone.asking === id && text(value, 80) ? join(state, id, value) : "unknown")),
      "phone.open": (state, { id }) => awake(state, () => open(state, id)),
      "phone.allow": (state, event) => awake(state, () => allow(state, event)),
      "phone.aim": (state, { part }) => {
        if (state.phone.at !== "card" || !["photo", "square", "name"].includes(part)) return "unknown";
        return part === "square" ? at(state, { aimed: "square" }) : "aim";
      },
      "phone.sign": (state, { login, code }) => {
        if (state.phone.at !== "card" || !state.phone.aimed || state.phone.signed || !text(login, 40) || !text(code, 40)) return "unknown";
        return fold(login) === fold(state.login.identifier) && code.trim() === state.login.code ? at(state, { signed: true }) : "card";
      },
      "phone.out": (state) => (state.phone.signed ? at(state, { signed: false, aimed: null }) : "unknown"),
    },
    fr: {
      "app.phone": "Téléphone", "phone.power": "Allumer ou éteindre l’écran", "phone.louder": "Plus fort", "phone.softer": "Moins fort", "phone.buttons": "Boutons du côté", "phone.screen": "Écran", "phone.dark": "L’écran est noir. Le téléphone reste allumé.",
      "phone.panel": "Tableau de boutons", "phone.swipe": "Glisser du haut vers le bas", "phone.close": "Remonter", "phone.light": "Lumière", "phone.sound": "Son", "phone.brighter": "Plus de lumière", "phone.darker": "Moins de lumière", "phone.of": "sur 5",
      "to.home": "Accueil", "to.settings": "Réglages", "to.apps": "Applications", "to.card": "Ma carte", "what.wifi": "Wi-Fi", "what.data": "Données mobiles", "what.plane": "Mode avion", "to.wifi": "Wi-Fi", "phone.on": "activé", "phone.off": "coupé",
      "phone.networks": "Réseaux", "phone.locked": "avec mot de passe", "phone.free": "sans mot de passe", "phone.joined": "connecté", "phone.password": "Mot de passe du réseau", "phone.join": "Se connecter", "phone.asks": "demande :", "value.once": "Cette fois", "value.using": "Quand je l’utilise", "value.no": "Refuser",
      "part.photo": "La photo", "part.square": "Le carré noir et blanc", "part.name": "Le nom", "phone.aim": "Visez la carte", "phone.seen": "La carte est lue.", "phone.login": "Identifiant, sur la carte", "phone.code": "Code, caché par l’autre main", "phone.enter": "Entrer", "phone.out": "Sortir", "phone.hello": "Bonjour",
      "said.phone.sign": "Vous êtes entré.", "said.phone.out": "Vous êtes sorti.", "said.phone.password": "Vous êtes sur ce réseau.",
      "why.dark": "L’écran est noir. Touchez d’abord le bouton du côté.", "why.loudest": "C’est le plus fort.", "why.silent": "Il n’y a plus de son.", "why.lightest": "C’est le plus clair.", "why.darkest": "C’est le plus sombre.", "why.password": "Relisez le mot de passe du réseau.", "why.aim": "Visez le carré noir et blanc, au milieu.", "why.card": "Comparez avec la carte, chiffre par chiffre.",
      "did.phone.power": "Touche le bouton de l’écran", "did.phone.louder": "Monte le son", "did.phone.softer": "Baisse le son", "did.phone.panel": "Ouvre ou ferme le tableau de boutons", "did.phone.brighter": "Monte la lumière", "did.phone.darker": "Baisse la lumière", "did.phone.switch": "Change un bouton : {what}", "did.phone.go": "Ouvre : {to}", "did.phone.join": "Choisit un réseau : {name}",
      "did.phone.password": "Écrit le mot de passe de {name}", "did.phone.open": "Ouvre l’application {name}", "did.phone.allow": "{name} : {right}, {value}", "did.phone.aim": "Vise : {part}", "did.phone.sign": "Entre avec la carte", "did.phone.out": "Sort",
    },
    en: {
      "app.phone": "Phone", "phone.power": "Screen on or off", "phone.louder": "Louder", "phone.softer": "Softer", "phone.buttons": "Buttons on the side", "phone.screen": "Screen", "phone.dark": "The screen is dark. The phone stays on.",
      "phone.panel": "Board of buttons", "phone.swipe": "Slide from top to bottom", "phone.close": "Back up", "phone.light": "Light", "phone.sound": "Sound", "phone.brighter": "More light", "phone.darker": "Less light", "phone.of": "of 5",
      "to.home": "Home", "to.settings": "Settings", "to.apps": "Apps", "to.card": "My card", "what.wifi": "Wi-Fi", "what.data": "Mobile data", "what.plane": "Flight mode", "to.wifi": "Wi-Fi", "phone.on": "on", "phone.off": "off",
      "phone.networks": "Networks", "phone.locked": "with a password", "phone.free": "no password", "phone.joined": "connected", "phone.password": "Password of the network", "phone.join": "Connect", "phone.asks": "asks for:", "value.once": "This time", "value.using": "While I use it", "value.no": "Refuse",
      "part.photo": "The photo", "part.square": "The black and white square", "part.name": "The name", "phone.aim": "Aim at the card", "phone.seen": "The card is read.", "phone.login": "Identifier, on the card", "phone.code": "Code, hidden by the other hand", "phone.enter": "Sign in", "phone.out": "Sign out", "phone.hello": "Hello",
      "said.phone.sign": "You are in.", "said.phone.out": "You are out.", "said.phone.password": "You are on this network.",
      "why.dark": "The screen is dark. First press the button on the side.", "why.loudest": "It is as loud as can be.", "why.silent": "There is no sound left.", "why.lightest": "It is as bright as can be.", "why.darkest": "It is as dark as can be.", "why.password": "Read the password of the network again.", "why.aim": "Aim at the black and white square, in the middle.", "why.card": "Compare with the card, digit by digit.",
      "did.phone.power": "Presses the button of the screen", "did.phone.louder": "Turns the sound up", "did.phone.softer": "Turns the sound down", "did.phone.panel": "Opens or closes the board of buttons", "did.phone.brighter": "More light", "did.phone.darker": "Less light", "did.phone.switch": "Switches: {what}", "did.phone.go": "Opens: {to}", "did.phone.join": "Chooses a network: {name}",
      "did.phone.password": "Writes the password of {name}", "did.phone.open": "Opens the app {name}", "did.phone.allow": "{name}: {right}, {value}", "did.phone.aim": "Aims at: {part}", "did.phone.sign": "Comes in with the card", "did.phone.out": "Goes out",
    },
  });
}
