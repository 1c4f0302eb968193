function basculer(bouton, menu) {
  menu.hidden = false;
  bouton.setAttribute("aria-expanded", "true");
}
