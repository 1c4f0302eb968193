function basculer(bouton, menu) {
  menu.hidden = !menu.hidden;
  bouton.setAttribute("aria-expanded", String(!menu.hidden));
}
