// The search: the index, and the engine that reads it, load with the first word that is typed.
const box = document.querySelector(".search");
const form = box.querySelector("form");
const words = form.elements.q;
const filters = ["blog", "year", "person", "tag"].map((name) => form.elements[name]);
const choices = box.querySelector(".search-filters");
const status = box.querySelector(".search-status");
const list = box.querySelector(".search-results");
const more = box.querySelector(".search-more");
const A_PAGE = 10;
const PARTS = 3;
const day = new Intl.DateTimeFormat(box.dataset.locale, { dateStyle: "long", timeZone: "UTC" });

let engine;
const load = () => {
  engine ??= import(new URL(box.dataset.index + "pagefind.js", location.href)).then(async (pagefind) => {
    await pagefind.options({ baseUrl: "/", bundlePath: box.dataset.index });
    await offer(await pagefind.filters());
    return pagefind;
  });
  return engine;
};

// What results can be narrowed by; a choice that leaves nothing to choose is not offered.
const offer = (known) => {
  for (const filter of filters) {
    const names = Object.keys(known[filter.name] ?? {});
    const order = filter.name === "year" ? names.sort().reverse() : names.sort((a, b) => a.localeCompare(b));
    for (const name of order) filter.append(new Option(name, name));
    filter.value = wanted.get(filter.name) ?? "";
    if (filter.selectedIndex < 0) filter.value = "";
    filter.parentElement.hidden = order.length < 2;
  }
};

const make = (tag, className, ...content) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
};

const link = (href, text, lang) => {
  const element = make("a", "", text);
  element.href = href;
  if (lang && lang !== document.documentElement.lang) element.lang = element.hreflang = lang;
  return element;
};

// An excerpt is text with <mark> in it, escaped once: never markup to be taken as it stands.
const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", "\"").replaceAll("&amp;", "&");
const excerpt = (text) => {
  const element = make("p", "search-excerpt");
  for (const [index, part] of text.split(/<\/?mark>/).entries()) {
    element.append(index % 2 ? make("mark", "", plain(part)) : plain(part));
  }
  return element;
};

const entry = (found) => {
  const { meta } = found;
  const item = make("li", "entry", make("h2", "entry-title", link(found.url, meta.title)));
  const facts = [meta.authors, meta.date && day.format(new Date(meta.date))].filter(Boolean).join(" · ");
  if (facts) item.append(make("p", "entry-facts", facts));
  item.append(excerpt(found.excerpt));
  const parts = found.sub_results.filter((part) => part.url.includes("#")).slice(0, PARTS);
  if (parts.length) item.append(make("ul", "search-parts", ...parts.map((part) => make("li", "", link(part.url, part.title)))));
  if (meta.twin) {
    const door = box.getAttribute("data-twin-" + meta.twin_lang) ?? meta.twin_lang;
    item.append(make("p", "search-twin", door + ": ", link(meta.twin, meta.twin_title, meta.twin_lang)));
  }
  return item;
};

let found = [];
let asked = 0;
const show = async (number) => {
  const start = list.children.length;
  const texts = await Promise.all(found.slice(start, start + A_PAGE).map((result) => result.data()));
  if (number !== asked) return;
  list.append(...texts.map(entry));
  list.hidden = !list.children.length;
  more.hidden = list.children.length >= found.length;
};

const search = async () => {
  const number = ++asked;
  const query = words.value.trim();
  const chosen = filters.filter((filter) => filter.value);
  const address = new URLSearchParams([["q", query], ...chosen.map((filter) => [filter.name, filter.value])]);
  history.replaceState(null, "", query || chosen.length ? "?" + address : location.pathname);
  if (!query && !chosen.length) {
    list.replaceChildren();
    list.hidden = more.hidden = true;
    status.textContent = "";
    return;
  }
  status.textContent = box.dataset.waiting;
  try {
    const pagefind = await load();
    const narrowed = Object.fromEntries(chosen.map((filter) => [filter.name, filter.value]));
    const answer = await pagefind.search(query || null, { filters: narrowed });
    if (number !== asked) return;
    found = answer.results;
    list.replaceChildren();
    await show(number);
    if (number !== asked) return;
    // Not before there is something to narrow: what comes unasked would push away what the reader is at.
    choices.hidden = filters.every((filter) => filter.parentElement.hidden);
    status.textContent = found.length ? box.dataset.found.replace("{n}", found.length) : box.dataset.nothing;
  } catch (error) {
    engine = undefined;
    status.textContent = box.dataset.failed;
    throw error;
  }
};

let due;
const soon = () => { clearTimeout(due); due = setTimeout(search, 200); };
words.addEventListener("input", soon);
words.addEventListener("focus", () => load().catch(() => { engine = undefined; }), { once: true });
for (const filter of filters) filter.addEventListener("change", search);
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(due); search(); });
more.firstElementChild.addEventListener("click", async () => {
  const last = list.children.length;
  await show(asked);
  list.children[last]?.querySelector("a").focus();
});

// Arrows go through the titles, from the words and back to them; Escape returns to the words.
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.activeElement !== words) { words.focus(); return; }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.target instanceof HTMLSelectElement) return;
  const stops = [words, ...list.querySelectorAll("h2 a")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (next) { event.preventDefault(); next.focus(); }
});

const wanted = new URLSearchParams(location.search);
box.querySelector(".search-unscripted").hidden = true;
form.hidden = false;
words.value = wanted.get("q") ?? "";
if (location.hash === "#search-words") words.focus();
if ([...wanted.values()].some(Boolean)) load().then(search, search);
