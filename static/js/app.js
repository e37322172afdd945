// What every page does a little better with a script; all of it also works without one.

const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const root = document.documentElement;

/** Say something to those who do not see the page. */
function say(text) {
  const place = document.getElementById("said");
  if (place) { place.textContent = ""; requestAnimationFrame(() => { place.textContent = text; }); }
}

function complain(text) {
  const toast = document.getElementById("toast");
  if (toast) toast.textContent = text ?? toast.dataset.failed;
}

// Light and dark without a reload; what equals the device's own choice is forgotten again.
function setTheme(theme) {
  const own = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const secure = location.protocol === "https:" ? "; Secure" : "";
  if (theme === own) {
    delete root.dataset.theme;
    document.cookie = `theme=; Path=/; Max-Age=0; SameSite=Lax${secure}`;
  } else {
    root.dataset.theme = theme;
    document.cookie = `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  }
}

// What needs a script appears only with one; a form that failed is led to its sentences.
function prepare(scope) {
  $$("[data-needs-script], [data-copy]", scope).forEach((element) => { element.hidden = false; });
  const wrong = scope.querySelector("[data-focus]");
  if (wrong) {
    wrong.removeAttribute("data-focus"); // once: a later swap elsewhere must not lead back here
    wrong.focus();
  }
  const editing = document.querySelector(".is-editing form:not([data-entered])");
  if (editing) {
    editing.dataset.entered = "1";
    if (!wrong) editing.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  }
}

async function copy(button) {
  const input = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(input.value);
  } catch {
    input.select();
    document.execCommand("copy");
  }
  const text = button.querySelector("span") ?? button;
  const before = button.dataset.before ??= text.textContent;
  text.textContent = button.dataset.copied;
  say(button.dataset.copied);
  setTimeout(() => { text.textContent = before; }, 2000);
}

function closeMenus(except) {
  $$("details[data-menu][open]").forEach((menu) => { if (menu !== except) menu.open = false; });
}

document.addEventListener("click", (event) => {
  const target = event.target;
  closeMenus(target.closest("details[data-menu]"));
  const opener = target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const menu = opener.closest("details[data-menu]");
    closeMenus();
    menu?.querySelector("summary").focus(); // its own row is out of sight now, and could not take the focus back afterwards
    dialog.showModal();
    return;
  }
  if (target.matches("dialog")) target.close();
  const closer = target.closest("[data-close]");
  if (closer) { event.preventDefault(); closer.closest("dialog")?.close(); }
  const copier = target.closest("[data-copy]");
  if (copier) copy(copier);
});

// A form is sent once: a second press while the first is under way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-theme-form]")) {
    event.preventDefault();
    setTheme(event.submitter?.value);
    $$("button", form).find((button) => button.offsetParent)?.focus();
    return;
  }
  if (event.defaultPrevented && !form.matches("[hx-post], [hx-put], [hx-patch], [hx-delete]")) return;
  if (form.method !== "post" || form.matches("[data-many]")) return;
  if (form.dataset.busy) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  form.dataset.busy = "1";
  delete form.dataset.dirty;
  setTimeout(() => { delete form.dataset.busy; }, 15000);
}, true);

document.addEventListener("yiyin:say", (event) => say(event.detail));

const free = () => $$("form[data-busy]").forEach((form) => { delete form.dataset.busy; });
addEventListener("pageshow", free);

// Leaving a half-filled form asks first.
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) form.dataset.dirty = "1";
});
addEventListener("beforeunload", (event) => { if (document.querySelector("form[data-dirty]")) event.preventDefault(); });

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = document.activeElement?.closest("details[data-menu][open]");
    closeMenus();
    menu?.querySelector("summary").focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
  if (event.key === "/") {
    const search = document.querySelector("[data-search]");
    if (search) { event.preventDefault(); search.focus(); search.select(); }
  } else if (event.key === "?") {
    document.getElementById("keys")?.showModal();
  } else if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
  } else if (event.key === "e" || event.key === "m") {
    const row = document.activeElement?.closest("[data-row]");
    const wanted = row?.querySelector(event.key === "e" ? "[data-edit]" : "details[data-menu] > summary");
    if (wanted) { event.preventDefault(); wanted.click(); wanted.focus(); }
  }
});

function step(by) {
  const rows = $$("[data-row] [data-open]");
  const here = rows.indexOf(document.activeElement?.closest("[data-row]")?.querySelector("[data-open]"));
  const next = rows[here < 0 ? (by > 0 ? 0 : rows.length - 1) : here + by];
  next?.focus();
}

// A swap that takes away what had the focus gives it to the same row of the new list, or to “add” of the same day.
let left = null;
document.addEventListener("focusin", (event) => {
  const row = event.target.closest(".day .item[id], .day .add-row");
  left = row && { row: row.id, day: row.closest(".day").id };
});
function returnFocus() {
  if (!left || document.activeElement !== document.body) return;
  const row = document.getElementById(left.row)?.querySelector("[data-open]");
  (row ?? document.getElementById(left.day)?.querySelector(".add-row a"))?.focus();
}

document.addEventListener("htmx:before:request", () => { const toast = document.getElementById("toast"); if (toast) toast.textContent = ""; });
document.addEventListener("htmx:finally:request", free);
document.addEventListener("htmx:after:swap", () => { prepare(document); returnFocus(); });
document.addEventListener("htmx:error", () => complain());
document.addEventListener("htmx:response:error", (event) => { if (event.detail?.ctx?.response?.status >= 500) complain(); });

prepare(document);
