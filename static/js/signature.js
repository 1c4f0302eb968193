// A signature drawn with a finger: what is drawn is sent as a picture with the form; nothing of it is measured.
const WIDTH = 600;
const HEIGHT = 240;

for (const box of document.querySelectorAll("[data-draws]")) {
  const canvas = box.querySelector("canvas");
  const sent = document.getElementById(box.dataset.draws);
  const pen = canvas.getContext("2d");
  let last = null;
  box.hidden = false;
  canvas.width = WIDTH;
  canvas.height = HEIGHT;

  const clear = () => {
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    pen.lineWidth = 4;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#000";
    sent.value = "";
  };
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * WIDTH / box.width, (event.clientY - box.top) * HEIGHT / box.height];
  };
  const draw = (to) => {
    pen.beginPath();
    pen.moveTo(...(last ?? to));
    pen.lineTo(...to);
    pen.stroke();
    last = to;
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    draw(place(event));
  });
  canvas.addEventListener("pointermove", (event) => { if (last) draw(place(event)); });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      if (last) sent.value = canvas.toDataURL("image/png");
      last = null;
    });
  }
  box.querySelector("[data-clears]").addEventListener("click", clear);
  clear();
}
