// Keeps the screen of an event day fresh, and says so when it is not. Nothing is stored on the telephone: what stays is what the tab shows.

const EVERY = 45_000;
const PATIENCE = 12_000;
const FIRST_AGAIN = 5_000;
const LAST_AGAIN = 90_000;
const OLD = 90_000; // older than this is said to be, even before a question for newer data has failed
const HOUR = 60;
const DAY = 24 * HOUR;

const day = document.getElementById("event-day");
const words = day.dataset;
const bar = day.querySelector("[data-stale]");

let tag = words.tag ?? "";
let at = Number(words.at) * 1000; // of which moment the data are, by the server's clock
let ahead = 0; // how far the server's clock is ahead of the telephone's; believed to be right until the server has told otherwise
let failures = 0;
let timer = 0;
let asking = null;

const now = () => Date.now() + ahead;

function length(minutes) {
  const [whole, part] = [Math.floor(minutes / HOUR), minutes % HOUR];
  const told = whole ? [words.hours.replace("{n}", whole)] : [];
  if (part || !whole) told.push(words.minutes.replace("{n}", part));
  return told.join("\u00a0");
}

function ago(minutes) {
  return words.ago.replace("{time}", length(minutes));
}

function clockAt(instant) {
  const there = new Date(instant + Number(words.ahead) * 60_000);
  const two = (number) => String(number).padStart(2, "0");
  return two(there.getUTCHours()) + words.point + two(there.getUTCMinutes());
}

// The page says how many seconds after `at` each thing is, which is shorter; from then on it is an instant.
function anchor(part, from) {
  for (const place of part.querySelectorAll("[data-t]")) place.dataset.t = from / 1000 + Number(place.dataset.t);
}

// "in 12 min" is only true for a minute.
function count() {
  for (const place of day.querySelectorAll("[data-t]")) {
    const left = Math.floor((Number(place.dataset.t) * 1000 - now()) / 60_000);
    const told = left > 0 ? words.in.replace("{time}", length(left)) : left < 0 ? ago(-left) : words.this;
    if (Math.abs(left) < DAY && place.textContent !== told) place.textContent = told;
  }
}

function tellAge() {
  const age = Math.max(0, now() - at);
  const stale = failures > 0 || age >= OLD;
  const pattern = failures ? words.lost : words.old;
  const told = stale ? pattern.replace("{time}", clockAt(at)).replace("{ago}", ago(Math.floor(age / 60_000))) : "";
  if (bar.textContent !== told) bar.textContent = told;
  if (bar.hidden === stale) {
    bar.hidden = !stale;
    document.getElementById("said").textContent = told; // once for those who hear the page, not every minute
  }
}

function tick() {
  count();
  tellAge();
}

// Whoever has opened a row, or stands on a link with the keyboard, stays there.
function put(html, from) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  anchor(fresh, from);
  const open = [...day.querySelectorAll("li[id]:has(details[open])")].map((one) => one.id);
  const active = document.activeElement;
  const row = active?.closest("#event-day [data-part] [id]")?.id;
  const links = row ? [...document.getElementById(row).querySelectorAll("a, summary")] : [];
  const place = links.indexOf(active);
  for (const part of fresh.querySelectorAll("[data-part]")) {
    day.querySelector(`[data-part="${part.dataset.part}"]`)?.replaceWith(part);
  }
  for (const id of open) document.getElementById(id)?.querySelector("details")?.setAttribute("open", "");
  if (place >= 0) document.getElementById(row)?.querySelectorAll("a, summary")[place]?.focus({ preventScroll: true });
}

function lost() {
  failures = Math.max(1, failures);
  tick();
}

async function ask() {
  clearTimeout(timer);
  if (asking || document.hidden) return;
  if (!navigator.onLine) {
    lost();
    timer = setTimeout(ask, LAST_AGAIN); // in case that nobody tells of the line's return
    return;
  }
  asking = new AbortController();
  const patience = setTimeout(() => asking.abort(), PATIENCE);
  try {
    const answer = await fetch(words.src, {
      headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", redirect: "manual", signal: asking.signal,
    });
    if (answer.type === "opaqueredirect" || answer.status === 403) {
      location.reload(); // signed out, or no longer allowed in: nothing of it stays on the screen
      return;
    }
    if (!answer.ok && answer.status !== 304) throw new Error(String(answer.status));
    const html = answer.status === 304 ? "" : await answer.text();
    at = Number(answer.headers.get("Data-At")) * 1000;
    if (html) put(html, at);
    tag = answer.headers.get("ETag") ?? "";
    ahead = at - Date.now();
    failures = 0;
    day.querySelector("[data-clock]").textContent = clockAt(at);
  } catch {
    failures += 1;
  } finally {
    clearTimeout(patience);
    asking = null;
  }
  tick();
  const wait = failures ? Math.min(LAST_AGAIN, FIRST_AGAIN * 2 ** (failures - 1)) : EVERY;
  timer = setTimeout(ask, wait * (0.9 + Math.random() / 5)); // twenty telephones do not ask in step
}

function wake() {
  if (document.hidden) return;
  tick();
  ask();
}

if (words.src) {
  anchor(day, at);
  document.addEventListener("visibilitychange", wake);
  addEventListener("online", wake);
  addEventListener("offline", lost);
  addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
  setInterval(tick, 5_000);
  timer = setTimeout(ask, Math.abs(now() - at) > OLD ? 0 : EVERY);
  tick();
}
