
// Sorting, the filter and the language of a page that stands alone; without this it is a plain table.
const root = document.documentElement;
const body = document.querySelector("tbody");
const rows = [...body.rows];
const heads = [...document.querySelectorAll("thead th")];
const filter = document.querySelector(".filter input");
const todo = document.querySelector(".todo input");
const said = document.querySelector(".shown");
const languages = [...document.querySelectorAll(".switch button")];
const OPPOSITE = { ascending: "descending", descending: "ascending" };
const searched = new Map(rows.map((row) => [row, plain(row.textContent)]));

for (const part of document.querySelectorAll(".switch, .choices")) part.hidden = false;

function plain(text) {
  return text.normalize("NFC").toLowerCase();
}

function visible(element) {
  return element.innerText.trim();
}

// A first click shows what is most, or begins with A; the third one brings back worst first.
function sort(head) {
  const first = head.dataset.first;
  const now = head.getAttribute("aria-sort");
  const next = !now ? first : now === first ? OPPOSITE[first] : null;
  for (const each of heads) each.removeAttribute("aria-sort");
  if (next) head.setAttribute("aria-sort", next);
  order();
}

function order() {
  const at = heads.findIndex((head) => head.hasAttribute("aria-sort"));
  if (at < 0) return body.append(...rows);
  const sign = heads[at].getAttribute("aria-sort") === "ascending" ? 1 : -1;
  const compare = at ? byValue : byTitle();
  body.append(...[...rows].sort((a, b) => sign * compare(a.cells[at], b.cells[at])));
}

function byValue(a, b) {
  return a.dataset.value - b.dataset.value;
}

function byTitle() {
  const { compare } = new Intl.Collator(root.lang, { numeric: true });
  const titles = new Map(rows.map((row) => [row.cells[0], row.cells[0].dataset[root.lang]]));
  return (a, b) => compare(titles.get(a), titles.get(b));
}

function narrow() {
  const words = plain(filter.value).split(/\s+/);
  for (const row of rows) {
    const text = searched.get(row);
    row.hidden = (todo.checked && !("todo" in row.dataset)) || !words.every((w) => text.includes(w));
  }
  count();
}

function count() {
  const shown = rows.filter((row) => !row.hidden).length;
  const all = rows.length;
  const texts = { en: `${shown} of ${all}`, ko: `${all}편 중 ${shown}편` };
  said.textContent = shown === all ? "" : texts[root.lang];
  document.querySelector(".none").hidden = shown > 0;
}

function speak(language) {
  root.lang = language;
  const title = document.querySelector("title");
  document.title = title.dataset[language];
  for (const button of languages) button.setAttribute("aria-pressed", button.value === language);
  const labels = heads.map((head) => visible(head));
  for (const row of rows) {
    for (const cell of row.cells) cell.dataset.label = labels[cell.cellIndex];
  }
  const names = new Intl.DisplayNames([language], { type: "language", fallback: "code" });
  for (const each of document.querySelectorAll("[data-language]")) {
    each.textContent = named(names, each.dataset.language);
  }
  order();
  count();
}

function named(names, key) {
  try {
    return names.of(key);
  } catch {
    return key; // a key of Hugo's that is no language tag
  }
}

// Some browsers keep nothing for files.
function remembered() {
  try {
    return localStorage.getItem("twinpost-status-language");
  } catch {
    return null;
  }
}

function remember(language) {
  try {
    localStorage.setItem("twinpost-status-language", language);
  } catch {
    // Then the next visit begins in the language of the page.
  }
}

for (const head of heads) head.querySelector("button").addEventListener("click", () => sort(head));
for (const button of languages) {
  button.addEventListener("click", () => {
    speak(button.value);
    remember(button.value);
  });
}
filter.addEventListener("input", narrow);
todo.addEventListener("change", narrow);
speak(["en", "ko"].find((language) => language === remembered()) ?? root.lang);
narrow(); // a browser that goes back fills the fields in again
