function basculer(bouton, menu) {
  menu.hidden = false;
}
