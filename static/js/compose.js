// Rows of which several are chosen (members, badges): one check box for all, and a range with Shift.

let last = null;

document.addEventListener("click", (event) => {
  const box = event.target;
  if (!box.matches?.("input[type=checkbox]")) return;
  if (box.dataset.checkAll) {
    for (const one of rows(box.dataset.checkAll)) one.checked = box.checked;
    return;
  }
  const form = box.getAttribute("form");
  if (!form) return;
  const all = rows(form);
  const here = all.indexOf(box);
  const there = event.shiftKey && last ? all.findIndex((one) => one.value === last) : -1;
  if (there >= 0) for (const one of all.slice(Math.min(here, there), Math.max(here, there) + 1)) one.checked = box.checked;
  last = box.value;
});

function rows(form) {
  return [...document.querySelectorAll(`input[type=checkbox][form="${form}"]`)];
}
