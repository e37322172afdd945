// Lets the clock and the minutes of a running meeting go on between two answers of the server; htmx asks for these.

const MINUTE = 60;
let at = 0; // the moment of the data by the server's clock, and when they came by ours: the two need not agree
let came = 0;
let shown = null;

function passed(screen) {
  if (screen !== shown) {
    shown = screen;
    at = Number(screen.dataset.at);
    came = performance.now();
  }
  return Math.floor((performance.now() - came) / 1000);
}

function tick() {
  const screen = document.getElementById("running");
  if (!screen) return;
  const seconds = passed(screen);
  const there = new Date((at + seconds + Number(screen.dataset.ahead) * MINUTE) * 1000);
  const two = (number) => String(number).padStart(2, "0");
  const clock = screen.querySelector("[data-clock]");
  const told = two(there.getUTCHours()) + screen.dataset.point + two(there.getUTCMinutes());
  if (clock && clock.textContent !== told) clock.textContent = told;
  for (const place of screen.querySelectorAll("[data-run]")) {
    const length = Number(place.dataset.run) + seconds;
    const minutes = String(Math.floor(length / MINUTE));
    if (place.textContent !== minutes) place.textContent = minutes;
    if (place.dataset.planned) place.parentElement.classList.toggle("is-over", length > Number(place.dataset.planned) * MINUTE);
  }
}

setInterval(tick, 1000);
tick();
