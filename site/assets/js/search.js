// The search page. Pagefind finds and weighs; this asks, shows and keeps the address in step.
const { root, words: texts } = document.getElementById("search").dataset;
const words = JSON.parse(texts);
const form = document.querySelector(".search__form");
const query = document.getElementById("query");
const said = document.querySelector(".search__said");
const list = document.querySelector(".search__results");
const PAGE = 10;

// Pagefind finds 캐시는 for 캐시, as it begins with it, but not for 캐시를: what follows a
// Korean noun goes. Where it was no particle, the shorter word only finds more.
const PARTICLES = /(?<=[가-힣A-Za-z0-9]{2})(?:에서는|에서|에게|으로|까지|부터|처럼|보다|하고|이나|이란|은|는|이|가|을|를|의|에|로|와|과|도|만|나|란)(?=\s|$)/gu;
const korean = document.documentElement.lang === "ko";

let pagefind;
let asked = 0;

async function load() {
  pagefind ??= import(`${root}pagefind/pagefind.js`).then(async (module) => {
    await module.options({ baseUrl: root, excerptLength: 24 });
    return module;
  });
  return pagefind;
}

async function ask() {
  const text = query.value.trim();
  const mine = ++asked;
  history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
  if (!text) return show([], "");
  try {
    const { search } = await load();
    const found = (await search(korean ? text.replace(PARTICLES, "") : text)).results;
    const first = await Promise.all(found.slice(0, PAGE).map((result) => result.data()));
    if (mine !== asked) return; // the reader has typed on
    const count = [words.none, words.one][found.length] ?? words.many;
    show(first, count.replace("%d", found.length).replace("%s", text));
    if (found.length > PAGE) more(found.slice(PAGE), mine);
  } catch (trouble) {
    pagefind = undefined;
    if (mine === asked) show([], words.failed);
    console.info(trouble.message);
  }
}

function show(pages, message) {
  said.textContent = message;
  list.replaceChildren(...pages.map(item));
  document.querySelector(".search__more")?.remove();
}

function more(rest, mine) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet search__more";
  button.textContent = words.more;
  button.addEventListener("click", async () => {
    const next = await Promise.all(rest.slice(0, PAGE).map((result) => result.data()));
    if (mine !== asked) return;
    button.remove();
    const added = next.map(item);
    list.append(...added);
    added[0].querySelector("a").focus();
    if (rest.length > PAGE) more(rest.slice(PAGE), mine);
  });
  list.after(button);
}

function item(page) {
  const entry = document.createElement("li");
  // A page without headings is its own only section; what stands before the first one is, too.
  const sections = page.sub_results.filter((section) => section.url.includes("#")).slice(0, 3);
  entry.append(link("search__title", page.url, page.meta.title), excerpt(page.excerpt));
  if (sections.length) {
    const inner = document.createElement("ul");
    for (const section of sections) {
      const line = document.createElement("li");
      line.append(link("", section.url, section.title));
      inner.append(line);
    }
    entry.append(inner);
  }
  return entry;
}

function link(name, url, text) {
  const made = document.createElement("a");
  made.className = name;
  made.href = url;
  made.textContent = text;
  return made;
}

function excerpt(html) {
  const made = document.createElement("p");
  made.innerHTML = html; // Pagefind's: escaped text with <mark>
  return made;
}

let waiting;
query.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 150);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  ask();
});
query.value = new URLSearchParams(location.search).get("q") ?? "";
if (query.value) ask();
else load().catch(() => (pagefind = undefined)); // ready before the first letter
