// The timetable: items move in steps of 5 minutes and from column to column, by pointer or keyboard.

const STEP = 5;
const POINT = document.documentElement.lang === "en" ? ":" : ".";
const say = (text) => document.dispatchEvent(new CustomEvent("yiyin:say", { detail: text }));
let moving = null; // { slot, from: {start, column}, start, column }

const pad = (n) => String(n).padStart(2, "0");
const columnsOf = (grid) => [...grid.querySelectorAll("[data-column]")];

function clock(grid, start) {
  const minutes = Number(grid.dataset.first) + start;
  return `${pad(Math.floor(minutes / 60) % 24)}${POINT}${pad(minutes % 60)}`;
}

function begin(slot) {
  if (moving?.slot === slot) return;
  if (moving) revert();
  const at = { start: Number(slot.dataset.start), column: Number(slot.dataset.at) };
  moving = { slot, grid: slot.closest("[data-board]"), from: at, ...at };
  slot.classList.add("is-moving");
}

function place(start, column) {
  const { slot, grid } = moving;
  const room = Number(grid.dataset.last) - Number(grid.dataset.first) - Number(slot.dataset.minutes);
  const lasting = Math.max(0, Math.min(room, start));
  const within = Math.max(1, Math.min(columnsOf(grid).length, column));
  slot.classList.remove(`s${Math.floor(moving.start / STEP)}`, `t${moving.column}`);
  slot.classList.add(`s${Math.floor(lasting / STEP)}`, `t${within}`);
  Object.assign(moving, { start: lasting, column: within });
  const shown = slot.querySelector("time");
  if (shown) {
    shown.dataset.was ??= shown.textContent;
    const length = Number(slot.dataset.minutes);
    const changed = lasting !== moving.from.start;
    shown.textContent = changed ? `${clock(grid, lasting)}–${clock(grid, lasting + length)}` : shown.dataset.was;
  }
}

function revert() {
  if (!moving) return;
  place(moving.from.start, moving.from.column);
  moving.slot.classList.remove("is-moving");
  moving = null;
}

// What was moved is posted like a form: minutes (difference), seen, and the column's value where it changed.
function send() {
  if (!moving) return;
  const { slot, grid, from, start, column } = moving;
  const sent = moving;
  if (start === from.start && column === from.column) { revert(); return; }
  slot.classList.replace("is-moving", "is-sent");
  moving = null;
  const values = { minutes: String(start - from.start), seen: slot.dataset.seen };
  if (column !== from.column) values[grid.dataset.axis] = columnsOf(grid)[column - 1].dataset.column;
  say(grid.dataset.said.replace("{time}", clock(grid, start)));
  const href = slot.getAttribute("href");
  if (window.htmx) {
    window.htmx.ajax("POST", slot.dataset.moveUrl, { source: slot, target: grid.dataset.target, swap: "outerHTML", values })
      ?.finally?.(() => settle(sent, href));
    return;
  }
  const form = Object.assign(document.createElement("form"), { method: "post", action: slot.dataset.moveUrl });
  const token = document.querySelector('input[name="csrf_token"]')?.value ?? "";
  for (const [name, value] of Object.entries({ ...values, csrf_token: token })) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(form);
  form.submit();
}

// A move that was refused goes back; after one that was taken the new board gets the focus of the old.
function settle(sent, href) {
  if (sent.slot.isConnected) {
    sent.slot.classList.remove("is-sent");
    moving = sent;
    revert();
  } else if (document.activeElement === document.body) {
    document.querySelector(`[data-board] a[href="${CSS.escape(href)}"]`)?.focus({ preventScroll: true });
  }
}

document.addEventListener("keydown", (event) => {
  const slot = event.target.closest?.("[data-move-url]");
  if (!slot || slot.classList.contains("is-sent")) return;
  const down = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const along = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (event.altKey && (down || along)) {
    event.preventDefault();
    begin(slot);
    place(moving.start + (down ?? 0) * STEP * (event.shiftKey ? 3 : 1), moving.column + (along ?? 0));
    const head = columnsOf(moving.grid)[moving.column - 1].textContent.trim();
    say(`${clock(moving.grid, moving.start)}, ${head}. ${moving.grid.dataset.help}`);
    slot.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else if (moving?.slot === slot && event.key === "Enter") {
    event.preventDefault();
    send();
  } else if (moving?.slot === slot && event.key === "Escape") {
    event.preventDefault();
    revert();
  }
});
document.addEventListener("focusout", (event) => { if (moving && !moving.pointer && event.target === moving.slot) send(); });

// Fingers scroll; a mouse or a pen drags. On a phone the item's form does the moving.
document.addEventListener("pointerdown", (event) => {
  const slot = event.target.closest?.("[data-move-url]");
  if (!slot || event.button !== 0 || event.pointerType === "touch" || slot.classList.contains("is-sent")) return;
  const grid = slot.closest("[data-board]");
  const lanes = [...grid.querySelectorAll(".lane")];
  const hour = grid.querySelector(".hour").getBoundingClientRect().height;
  const x = event.clientX;
  const y = event.clientY + grid.scrollTop;
  let dragged = false;

  const move = (now) => {
    if (!dragged && Math.hypot(now.clientX - x, now.clientY + grid.scrollTop - y) < 5) return;
    if (!dragged) { dragged = true; begin(slot); moving.pointer = true; slot.setPointerCapture(now.pointerId); }
    if (!moving) return;
    const minutes = Math.round(((now.clientY + grid.scrollTop - y) / hour) * 60 / STEP) * STEP;
    const over = lanes.findIndex((lane) => { const box = lane.getBoundingClientRect(); return now.clientX >= box.left && now.clientX < box.right; });
    place(moving.from.start + minutes, over < 0 ? moving.column : over + 1);
  };
  const stop = (now) => {
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", stop);
    document.removeEventListener("pointercancel", stop);
    if (!dragged) return;
    if (now.type === "pointerup") send(); else revert();
    const hold = (click) => click.preventDefault();
    slot.addEventListener("click", hold);
    setTimeout(() => slot.removeEventListener("click", hold), 50);
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", stop);
  document.addEventListener("pointercancel", stop);
});
document.addEventListener("dragstart", (event) => { if (event.target.closest?.("[data-move-url]")) event.preventDefault(); });

const first = document.querySelector("[data-board] .slot");
if (first) first.closest("[data-board]").scrollTop = first.offsetTop - 80;
