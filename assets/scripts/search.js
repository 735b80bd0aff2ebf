// The search: the index, and the engine that reads it, load with the first word that is typed. On other pages than its
// own, it is in a dialog (search-dialog.js), and the address of the page is not its own to change.
const box = document.querySelector(".search");
const form = box.querySelector("form");
const words = form.elements.q;
const filters = ["blog", "year", "person", "tag"].map((name) => form.elements[name]);
const choices = box.querySelector("details");
const status = box.querySelector(".search-status");
const list = box.querySelector(".search-results");
const more = box.querySelector(".search-more");
const examples = box.querySelector(".search-examples");
const isPage = !box.closest("dialog");
// What is known of the languages of the site: languages/parts/model/search.py.
const LANGUAGES = JSON.parse(box.dataset.languages);
const allOf = (name) => LANGUAGES.map((known) => known[name]).filter(Boolean);
const oneOf = (before, words, after, flags) => words.length ? new RegExp(before + "(?:" + words.join("|") + ")" + after, flags) : /^\b$/;
const listed = (name) => allOf(name).flatMap((words) => words.split(" "));
const A_PAGE = 10;
const PARTS = 3;
const day = new Intl.DateTimeFormat(box.dataset.locale, { dateStyle: "long", timeZone: "UTC" });

// A long text is not worse for having more to say: a reference is one.
const RANKING = { pageLength: .4 };

let engine;
const load = () => {
  engine ??= import(new URL(box.dataset.index + "pagefind.js", location.href)).then(async (pagefind) => {
    await pagefind.options({ baseUrl: "/", bundlePath: box.dataset.index, ranking: RANKING });
    await offer(await pagefind.filters());
    return pagefind;
  });
  return engine;
};

// What results can be narrowed by, with the number of pages; a choice that leaves nothing to choose is not offered.
const offer = (known) => {
  for (const filter of filters) {
    const names = Object.keys(known[filter.name] ?? {});
    const order = filter.name === "year" ? names.sort().reverse() : names.sort((a, b) => a.localeCompare(b, lang));
    for (const name of order) filter.append(new Option(`${name} (${known[filter.name][name]})`, name));
    filter.value = wanted.get(filter.name) ?? "";
    if (filter.selectedIndex < 0) filter.value = "";
    filter.parentElement.hidden = order.length < 2;
  }
  choices.hidden = filters.every((filter) => filter.parentElement.hidden);
  // There it is beside the results (search.css), and moves nothing.
  if (isPage && matchMedia("(min-width: 75rem)").matches) choices.open = true;
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
  if (lang && lang !== document.documentElement.lang) Object.assign(element, { lang, hreflang: lang, dir: "auto" });
  return element;
};

// ---------------------------------------------------------------- excerpts

// Text as the engine has it, with markup escaped once: never to be taken as it stands.
const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", "\"").replaceAll("&amp;", "&");

// A short sentence is shown with the next; of a long one, as many words around what was found.
const FEW_WORDS = 12, MANY_WORDS = 60, WINDOW = 40;
// After an initial or an abbreviation, a sentence goes on: “Mr. Hale”, «А. С. Пушкин», «г. Чита».
const ABBREVIATION = oneOf("^[^\\p{L}]*", ["\\p{L}{1,2}", ...listed("abbreviations")], "\\.$", "iu");
const END = /[.!?…][»”’"')\]]*$/u;
const BEGINNING = /^[«“‘"(\[—–-]*(?:[\p{Lu}\p{N}]|$)/u;

// The sentences among some words, each with its first word and the one after its last. blocks: the elements that begin
// at a word, by its place.
const sentencesOf = (words, start, end, blocks) => {
  const sentences = [];
  const isHeading = (at) => /^h\d$/.test(blocks.get(at) ?? "");
  for (let from = start, to = start + 1; to <= end; to += 1) {
    const isEnd = END.test(words[to - 1]) && !ABBREVIATION.test(words[to - 1]) && BEGINNING.test(words[to] ?? "");
    if (to < end && !isEnd && !blocks.has(to)) continue;
    sentences.push({ start: from, end: to, isHeading: isHeading(from) });
    from = to;
  }
  return sentences;
};

// A page that was found, as words: the sentences of the text proper, and `lines` of what stands behind it, each with
// what it is (core/search_documents.py). Every text begins with its title.
const read = (found) => {
  const words = found.content.split(/\s+/);
  const beside = found.anchors.filter(({ id }) => id.startsWith("search-"));
  const blocks = new Map(found.anchors.filter(({ element }) => element !== "a").map(({ element, location }) => [location, element]));
  const sentences = sentencesOf(words, 0, beside[0]?.location ?? words.length, blocks.set(0, "h1"));
  const lines = beside.map(({ id, location }, index) =>
    ({ kind: id.slice("search-".length), start: location, end: beside[index + 1]?.location ?? words.length }));
  return { words, sentences, lines, blocks };
};

// Words with those that were found marked, without the signs beside them. A note that stood before a stop is left out.
const marked = (words, start, end, hits) => {
  const parts = [];
  for (let at = start; at < end; at += 1) {
    const [, before, word, after] = words[at].match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u);
    const isSign = /^[.,;:!?…»”)]+$/.test(words[at]);
    parts.push(at > start && !isSign ? " " + before : before, hits.has(at) && word ? make("mark", "", word) : word, after);
  }
  return parts;
};

// A sentence; of a long one, as many words around the first that was found.
const quoted = (words, { start, end }, hits) => {
  if (end - start <= MANY_WORDS) return marked(words, start, end, hits);
  const first = [...hits.keys()].filter((at) => at >= start && at < end).reduce((one, other) => Math.min(one, other), end);
  const from = first === end || first - start < WINDOW / 2 ? start : first - WINDOW / 4;
  const to = Math.min(end, from + WINDOW);
  return [from > start ? "… " : "", ...marked(words, from, to, hits), to < end ? " …" : ""];
};

// The sentence that says most of what was asked, the first of several.
const bestOfSentences = (words, sentences, hits) => {
  const worth = ({ start, end }) => {
    const stems = new Map();
    for (const [at, weight] of hits) {
      const stem = fold(words[at]).slice(0, 4);
      if (at >= start && at < end) stems.set(stem, Math.max(weight, stems.get(stem) ?? 0));
    }
    return [...stems.values()].reduce((sum, weight) => sum + weight, 0);
  };
  return sentences.reduce((one, other) => worth(other) > worth(one) ? other : one);
};

// Without headings, which stand above. Where only these have the words, or what is beside the text, how it begins.
const excerpt = ({ words, sentences, blocks }, hits) => {
  const told = sentences.filter(({ isHeading }) => !isHeading);
  if (!told.length) return "";
  const best = { ...bestOfSentences(words, told, hits) };
  for (const next of told.filter(({ start }) => start >= best.end)) {
    if (best.end - best.start >= FEW_WORDS || next.start !== best.end || blocks.has(best.end)) break;
    best.end = next.end;
  }
  return make("p", "search-excerpt", ...quoted(words, best, hits));
};

// Whom and what the words were found by beside the text: “Translator: Marina Lind”. The engine ends a line with a stop.
const linesOf = ({ words, lines, blocks }, hits) => {
  const found = lines.filter(({ start, end }) => [...hits.keys()].some((at) => at >= start && at < end));
  return found.slice(0, PARTS).map(({ kind, start, end }) => {
    const best = bestOfSentences(words, sentencesOf(words, start, end, blocks), hits);
    const said = best.start > start || best.end < end ? words : words.with(end - 1, words[end - 1].replace(/\.$/, ""));
    return make("li", "", box.getAttribute("data-of-" + kind) + ": ", ...quoted(said, best, hits));
  });
};

// The places of the words that were asked for, with their weights. The engine also finds every word that begins like one
// of them: these count where a page has no form of it.
const hitsOf = (found, words, asked) => {
  const places = found.weighted_locations.map(({ location, balanced_score: score }) => [location, score]);
  const known = asked ? [...asked.phrases.flatMap(split), ...asked.words.flatMap(withSynonyms)] : [];
  return new Map(known.flatMap((word) => {
    const forms = places.filter(([at]) => isRelated(word, words[at] ?? "", isForm));
    return forms.length ? forms : places.filter(([at]) => isRelated(word, words[at] ?? ""));
  }));
};

const entry = (found, asked) => {
  const { meta } = found;
  const page = read(found);
  const hits = hitsOf(found, page.words, asked);
  const item = make("li", "entry", make("h2", "entry-title", link(found.url, meta.title)));
  const facts = [meta.authors, meta.date && day.format(new Date(meta.date))].filter(Boolean);
  if (facts.length) item.append(make("p", "entry-facts", ...facts.map((fact) => make("span", "", fact))));
  item.append(excerpt(page, hits));
  const lines = linesOf(page, hits);
  if (lines.length) item.append(make("ul", "search-lines", ...lines));
  const parts = found.sub_results.filter((part) => part.url.includes("#")).slice(0, PARTS);
  if (parts.length) item.append(make("ul", "search-parts", ...parts.map((part) => make("li", "", link(part.url, part.title)))));
  if (meta.twin) {
    const door = box.getAttribute("data-twin-" + meta.twin_lang) ?? meta.twin_lang;
    item.append(make("p", "search-twin", door + ": ", link(meta.twin, meta.twin_title, meta.twin_lang)));
  }
  return item;
};

// ---------------------------------------------------------------- the words of a question

// Letters without case and marks; «ё» is «е», but «й» stays «й».
const fold = (text) =>
  text.toLowerCase().normalize("NFD").replace(/[\u0300-\u0305\u0307-\u036f]/g, "").normalize("NFC");

const split = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

// What only makes a sentence of a question.
const EMPTY = oneOf("^", listed("empty"), "$", "i");

// What is to be done says less than what it is to be done to.
const DOING = oneOf("^", listed("doing"), "", "i");
const WEIGHT_OF_DOING = .4;

const saysSomething = (word) => (word.length > 2 || /\p{N}|^\p{Lu}{2}$/u.test(word)) && !EMPTY.test(word);

// A question as phrases and words. Guillemets and quotation marks of any kind make a phrase; a word of one or two
// letters says nothing, unless it is an abbreviation, a number, a name, or all that there is; an empty one says nothing
// either.
const understand = (question) => {
  const phrases = [];
  const rest = question.replace(/[«»„“”‟]/g, "\"").replace(/"([^"]*)"?/g, (_, phrase) => {
    if (phrase.trim()) phrases.push(phrase.trim());
    return " ";
  });
  const every = split(rest.replace(/(?<=\p{L})[-’'](?=\p{L})/gu, ""));
  const isShortName = (word, index) => index && /^\p{Lu}\p{L}$/u.test(word);
  const words = every.filter((word, index) => saysSomething(word) || isShortName(word, index) && !EMPTY.test(word));
  if (!words.length && !phrases.length && every.length) phrases.push(every.join(" "));
  return { phrases, words };
};

// As the engine is asked: quotation marks find a number as it stands, and not 1904 for 19.
const term = (word) => /^\d+$/.test(word) ? `"${word}"` : word;
const compose = ({ phrases, words }) => [...phrases.map((phrase) => `"${phrase}"`), ...words].join(" ");

// What may follow the stem of a word.
const ENDINGS = allOf("endings").map((endings) => new RegExp(`^(?:${endings})?$`, "u"));
const isEnding = (rest) => ENDINGS.some((endings) => endings.test(rest));

// Words whose forms begin differently, and forms that the engine's stemmers leave apart.
const IRREGULAR = LANGUAGES.flatMap(({ irregular }) => irregular.map(split));
const irregularOf = (word) => IRREGULAR.find((group) => group.includes(fold(word))) ?? [];

// Whether two words are forms of one; a number is only itself.
const isForm = (word, other) => {
  if (other === word || /^\d+$/.test(word)) return other === word;
  let same = 0;
  while (same < word.length && word[same] === other[same]) same += 1;
  return same >= 3 && isEnding(word.slice(same)) && isEnding(other.slice(same));
};
const isFormOrBeginning = (word, other) => isForm(word, other) || (other.startsWith(word) && !/^\d+$/.test(word));

// Whether a word that was found is, or has in it, one that was asked for. The engine answers an unknown word with every
// word that begins like it, «в» for «владивасток»: that is no answer.
const isRelated = (asked, found, is = isFormOrBeginning) => {
  const others = split(fold(found));
  return [others.join(""), ...others].some((other) => is(fold(asked), other));
};

// A word, its forms that are spelt differently, and what readers type for it, as the settings say.
const synonyms = box.dataset.synonyms.split("|").map(split);
const withSynonyms = (word) => {
  const groups = synonyms.filter((group) => group.some((one) => isRelated(one, word)));
  return [word, ...[...irregularOf(word), ...groups.flat()].filter((one) => !isRelated(one, word))];
};

// Typed with another layout of the keyboard than that of the words.
const KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const swap = (text, keyboard) => [...text.toLowerCase()].map((sign) => {
  const [from, to] = KEYS.includes(sign) ? [KEYS, keyboard] : [keyboard, KEYS];
  return from.includes(sign) ? to[from.indexOf(sign)] : sign;
}).join("");

// Spelt with another alphabet, as names are: with its own letters in Latin, with Latin ones in its own.
const SPELLINGS = LANGUAGES.filter(({ spellings }) => spellings)
  .map(({ spellings, respelt }) => ({ pairs: spellings.split(" ").map((pair) => pair.split("=")), respelt }));
const respell = (text, { pairs, respelt }) => {
  let left = fold(text), spelt = "";
  const [from, to] = pairs.some(([, own]) => left.includes(own)) ? [1, 0] : [0, 1];
  while (left) {
    const pair = pairs.find((one) => one[from] && left.startsWith(one[from]));
    spelt += pair ? pair[to] : left[0];
    left = left.slice(pair ? pair[from].length : 1);
  }
  return respelt.reduce((word, [pattern, becomes]) => word.replace(new RegExp(pattern, "gu"), becomes), spelt);
};
const respellings = (text) => SPELLINGS.map((spelling) => respell(text, spelling));

const otherwise = (text) => [...allOf("keyboard").map((keyboard) => swap(text, keyboard)), ...respellings(text)]
  .filter((one) => one !== text.toLowerCase());

// The most frequent of the words that differ least: by one letter, or two in a long word; in the letters of the page, if
// there is one. A name keeps its capital.
const isLatin = (text) => /^[\p{Script=Latin}\P{L}]*$/u.test(text);
const nearest = (word, known) => {
  const own = known.filter((other) => isLatin(other) === isLatin(box.querySelector(".list-opening").textContent));
  return nearestOf(word, own) ?? nearestOf(word, known);
};
const nearestOf = (word, known) => {
  const tries = [fold(word), ...respellings(word)];
  let best, least = word.length < 8 ? 2 : 3;
  for (const other of known) {
    for (const one of tries) {
      if (Math.abs(one.length - other.length) >= least) continue;
      const apart = distance(one, other);
      if (apart < least) [best, least] = [other, apart];
    }
  }
  return best && /^\p{Lu}/u.test(word) ? best[0].toUpperCase() + best.slice(1) : best;
};

// Letters put in, left out, changed, or two in the wrong order (Damerau 1964, without overlaps).
const distance = (one, other) => {
  let before, row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
};

// ---------------------------------------------------------------- what is known of them

// An engine for a language: pagefind takes that of the document when it is begun.
const lang = document.documentElement.lang;
const others = [...(isPage ? document : box).querySelectorAll(".languages a[hreflang]")].map((door) => ({ lang: door.hreflang, door, place: door.pathname }));
const engines = new Map();
const engineFor = async (wanted) => {
  const own = await load();
  if (wanted === lang) return own;
  if (!engines.has(wanted)) {
    document.documentElement.lang = wanted;
    engines.set(wanted, own.createInstance({ baseUrl: "/", basePath: box.dataset.index }));
    document.documentElement.lang = lang;
  }
  return engines.get(wanted);
};

// One question after the other, with the texts of its answer: the engine keeps a text with the marks of the last one.
let queue = Promise.resolve();
const inTurn = (question) => {
  queue = queue.catch(() => {}).then(question);
  return queue;
};

// A word is known if what the engine finds by it is marked with a form of it, or is to be found by one.
const judged = new Map();
const isKnown = (word, wanted = lang) => {
  const key = wanted + " " + fold(word);
  if (!judged.has(key)) {
    judged.set(key, inTurn(async () => {
      const { results } = await (await engineFor(wanted)).search(term(word));
      const texts = await Promise.all(results.slice(0, PARTS).map((result) => result.data()));
      const marked = texts.flatMap((text) => [...text.excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, mark]) => plain(mark)));
      const titles = texts.flatMap(({ meta }) => [meta.title, ...termsOf(meta)]);
      return [...marked, ...titles].some((mark) => isRelated(word, mark));
    }));
  }
  return judged.get(key);
};
const unknownOf = async (parts, wanted) => {
  const isOneKnown = async (forms) => (await Promise.all(forms.map((word) => isKnown(word, wanted)))).some(Boolean);
  const known = await Promise.all(parts.words.map(withSynonyms).map(isOneKnown));
  return parts.words.filter((_, index) => !known[index]);
};

// The words that the language of the page has, for suggestions.
let vocabulary;
const wordList = () => {
  vocabulary ??= fetch(`${box.dataset.index}words.${lang}.txt`).then((answer) => answer.text()).then((text) => text.split("\n"));
  return vocabulary;
};

// What is asked of the engine, and what must be said of it: words that no text has, what was asked in their place.
const interpret = async (query) => {
  const parts = understand(query);
  const unknown = await unknownOf(parts, lang);
  if (!unknown.length) return { parts, unknown };
  for (const variant of otherwise(query).map(understand)) {
    if (variant.words.length && !(await unknownOf(variant, lang)).length) return { parts: variant, unknown, instead: true };
  }
  const words = parts.words.filter((word) => !unknown.includes(word));
  return { parts: { ...parts, words }, unknown };
};

// Pages with all the words, and those that lack a word, but say more of the others than any of these: who asks how to
// undo a mistake is answered by the page about undoing, though it names no mistake. Headings come before mentions.
const resultsOf = async (pagefind, parts, options) => {
  if (!parts) return (await pagefind.search(null, options)).results;
  if (!compose(parts)) return [];
  const one = parts.words.length === 1 && !parts.phrases.length ? term(parts.words[0]) : compose(parts);
  const { results } = await pagefind.search(one, options);
  if (parts.phrases.length) return results;
  const { results: everything } = await pagefind.search(null, options);
  const pages = new Map(results.map((result) => [result.id, { result, sum: 0, terms: 0 }]));
  const weights = new Map();
  for (const forms of parts.words.map(withSynonyms)) {
    const answers = await Promise.all(forms.map((word) => pagefind.search(term(word), options)));
    const best = bestOf(answers);
    const rarity = Math.log(1 + everything.length / Math.max(best.size, 1));
    const weight = rarity * (DOING.test(fold(forms[0])) ? WEIGHT_OF_DOING : 1);
    weights.set(forms, weight);
    for (const [id, { result, score }] of best) {
      const page = pages.get(id) ?? { result, sum: 0, terms: 0 };
      page.sum += weight * score;
      page.terms += 1;
      pages.set(id, page);
    }
  }
  const all = sumOf([...weights.values()]);
  const ranked = [...pages.values()].sort(bySum);
  const strengthsOf = remembered((word) => [...weights.keys()].map((term) => strengthOf(term, word)));
  for (const page of ranked.slice(0, RANKED)) {
    const found = await page.result.data();
    page.sum = (page.sum / all + LEAST) * (1 + saidAbove(found, weights, all, strengthsOf)) * (found.meta.last ? WEIGHT_OF_LAST : 1);
  }
  const judged = ranked.slice(0, RANKED).sort(bySum);
  const hasAll = (page) => page.terms === weights.size;
  const least = Math.max(0, ...judged.filter(hasAll).map(({ sum }) => sum));
  const rest = ranked.slice(RANKED).filter(hasAll);
  return [...judged.filter((page) => hasAll(page) || page.sum > least), ...rest].map(({ result }) => result);
};
// So many pages, the first by the engine's scores, are put in order by what stands above their text as well. A page whose
// text says little may still be the one.
const RANKED = 20, LEAST = .2;
// A rare word that only such a text has would put it first.
const WEIGHT_OF_LAST = .3;
const bySum = (one, other) => other.sum - one.sum;

// What is found by a word and its synonyms, from 0 to 1: the frequent one counts as much as the rare one.
const bestOf = (answers) => {
  const best = new Map();
  for (const { results } of answers) {
    for (const result of results) {
      const score = result.score / results[0].score;
      if (!(best.get(result.id)?.score >= score)) best.set(result.id, { result, score });
    }
  }
  return best;
};

// What stands above a text adds to it: the title, what readers may type for the page, and the headings. One of them by
// how much of a question it says, and how little else, twice if it is the question; and all together by how much they
// say. Headings count less, so that texts that come last do so in spite of theirs.
const SAYS_IT = { titles: 8, headings: 1 }, SAY_IT = { titles: 3, headings: .5 };
const saidAbove = ({ meta, anchors }, weights, all, strengthsOf) => {
  const terms = [...weights.keys()], worth = [...weights.values()];
  const headings = anchors.filter(({ element }) => /^h\d$/.test(element)).map(({ text }) => text);
  const above = { titles: [meta.title, ...termsOf(meta)], headings };
  const covered = (strengths) => sumOf(strengths.map((strength, term) => strength * worth[term])) / all;
  const strongest = (rows) => terms.map((_, term) => Math.max(0, ...rows.map((row) => row[term])));
  const judge = (kind) => {
    const phrases = above[kind].map((phrase) => split(phrase).filter(saysSomething).map(strengthsOf));
    const shares = phrases.map((words) => words.filter((row) => row.some(Boolean)).length / (words.length || 1));
    const best = Math.max(0, ...phrases.map((words, at) => covered(strongest(words)) * shares[at] ** 2));
    return [best * (best === 1 ? 2 : 1) * SAYS_IT[kind], covered(strongest(phrases.map(strongest))) * SAY_IT[kind]];
  };
  const [titled, headed] = ["titles", "headings"].map(judge);
  return Math.max(titled[0], headed[0]) + titled[1] + headed[1];
};

// A function that answers the same word once.
const remembered = (answer) => {
  const known = new Map();
  return (word) => known.get(word) ?? known.set(word, answer(word)).get(word);
};

// How much a word says of a term: as much as its forms say, less that begin like it, and what else is typed for it.
const strengthOf = ([asked, ...others], word) =>
  isRelated(asked, word, isForm) || irregularOf(asked).includes(fold(word)) ? 1
    : isRelated(asked, word) ? .6 : others.some((one) => isRelated(one, word)) ? .5 : 0;
const sumOf = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
const termsOf = (meta) => meta.terms?.split(/,\s*/) ?? [];

const say = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const suggestion = (query, word, near) => {
  const [before, after] = box.dataset.near.split("{word}");
  const button = make("button", "", near);
  button.type = "button";
  button.addEventListener("click", () => { words.value = query.replace(word, near); search(); words.focus(); });
  return make("p", "", before, button, after);
};

// The other languages, where they have the words: as they are, in the other alphabet, or on the other layout.
const elsewhere = async (query, number) => {
  for (const { lang: other, place } of others) {
    for (const variant of [query, ...otherwise(query)].map(understand)) {
      if (!variant.words.length && !/["«“„]/.test(query) || (await unknownOf(variant, other)).length) continue;
      const { results } = await inTurn(async () => (await engineFor(other)).search(compose(variant)));
      if (!results.length || number !== asked) continue;
      const label = say(box.getAttribute("data-elsewhere-" + other) ?? other + ": {n}", { n: results.length });
      status.append(make("p", "", link(place + "?" + new URLSearchParams({ q: compose(variant) }), label), document.dir === "rtl" ? " ←" : " →"));
      break;
    }
  }
};

let found = [];
let sought;
let asked = 0;
const show = async (number) => {
  const start = list.children.length;
  const texts = await inTurn(() => Promise.all(found.slice(start, start + A_PAGE).map((result) => result.data())));
  if (number !== asked) return;
  list.append(...texts.map((text) => entry(text, sought)));
  list.hidden = !list.children.length;
  more.hidden = list.children.length >= found.length;
};

const search = async () => {
  const number = ++asked;
  const query = words.value.trim();
  const chosen = filters.filter((filter) => filter.value);
  const address = new URLSearchParams([["q", query], ...chosen.map((filter) => [filter.name, filter.value])]);
  if (isPage) history.replaceState(null, "", query || chosen.length ? "?" + address : location.pathname);
  for (const { door } of others) door.search = query ? "?" + new URLSearchParams({ q: query }) : "";
  if (examples) examples.hidden = Boolean(query || chosen.length);
  if (!query && !chosen.length) {
    list.replaceChildren();
    list.hidden = more.hidden = true;
    status.textContent = "";
    return;
  }
  status.textContent = box.dataset.waiting;
  delete status.dataset.complete;
  try {
    const pagefind = await load();
    const narrowed = Object.fromEntries(chosen.map((filter) => [filter.name, filter.value]));
    const { parts, unknown, instead } = query ? await interpret(query) : { parts: undefined, unknown: [] };
    const results = await inTurn(() => resultsOf(pagefind, parts, { filters: narrowed }));
    if (number !== asked) return;
    [found, sought] = [results, parts];
    list.replaceChildren();
    await show(number);
    if (number !== asked) return;
    status.replaceChildren(...unknown.map((word) => make("p", "", say(box.dataset.unknown, { word }))));
    if (instead) status.append(make("p", "", say(box.dataset.instead, { words: compose(parts) })));
    if (found.length) status.append(make("p", "", box.dataset.found.replace("{n}", found.length)));
    else if (!unknown.length) status.append(make("p", "", box.dataset.nothing));
    const known = unknown.length && !instead ? await wordList() : [];
    const near = unknown.map((word) => [word, nearest(word, known)]).filter(([, one]) => one);
    if (number !== asked) return;
    status.append(...near.map(([word, one]) => suggestion(query, word, one)));
    if (query) await elsewhere(query, number);
    if (number === asked) status.dataset.complete = query;
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
  if (event.key === "Escape" && document.activeElement !== words) {
    // The dialog is closed from the words.
    event.preventDefault();
    words.focus();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.target instanceof HTMLSelectElement) return;
  const stops = [words, ...list.querySelectorAll("h2 a")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (next) { event.preventDefault(); next.focus(); }
});

const wanted = new URLSearchParams(isPage ? location.search : "");
box.querySelector(".search-unscripted").hidden = true;
form.hidden = false;
choices.open = filters.some((filter) => wanted.get(filter.name));
words.value = wanted.get("q") ?? "";
if (isPage && location.hash === "#search-words") words.focus();
if ([...wanted.values()].some(Boolean)) load().then(search, search);
/* default f2c6c3 */
