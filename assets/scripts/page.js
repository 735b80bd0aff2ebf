// Small comforts; every page is whole without them.
(() => {
  "use strict";
  const script = document.currentScript.src;
  const text = document.querySelector(".text");

  // The passages of a text: what has an id of its own, the same in both editions.
  const marksOf = (text) => text ? [...text.querySelectorAll(".prose [id]:not([id^=fnref])")] : [];
  const passagesOf = (text) => marksOf(text).filter((mark) => !mark.parentElement.closest(".prose [id]"));
  const marks = marksOf(text);
  const passages = passagesOf(text);
  const lastAbove = (line, among) => among.findLast((mark) => mark.getBoundingClientRect().top <= line);
  // Where a reader reads: a third of the window from its top.
  const readingLine = () => innerHeight / 3;

  // 1. The twin is opened at the passage that is being read, and that passage stays where it is in the window: what
  // stood on the line stands there again, although the texts differ in length.
  const doors = document.querySelectorAll("a[data-twin]");
  let leaving;
  const aim = (door, mark) => {
    const [address] = door.getAttribute("href").split("#");
    door.setAttribute("href", mark ? address + "#" + encodeURIComponent(mark.id) : address);
  };
  const leave = (event, mark, line) => {
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    leaving = mark;
    const box = mark.getBoundingClientRect();
    const held = { id: mark.id, line, share: Math.min(1, (line - box.top) / box.height) };
    try { sessionStorage.setItem("held", JSON.stringify(held)); } catch { /* It will stand at the top. */ }
  };
  for (const door of doors) {
    for (const when of ["pointerdown", "focus", "click"]) {
      door.addEventListener(when, () => aim(door, lastAbove(readingLine(), passages)));
    }
    door.addEventListener("click", (event) => leave(event, lastAbove(readingLine(), passages), readingLine()));
  }
  const arrive = () => {
    const held = JSON.parse(sessionStorage.getItem("held"));
    sessionStorage.removeItem("held");
    const mark = held && "#" + encodeURIComponent(held.id) === location.hash && document.getElementById(held.id);
    if (!mark) return;
    const hold = () => {
      const room = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
      mark.style.scrollMarginTop = held.line - held.share * mark.offsetHeight - room + "px";
      mark.scrollIntoView({ behavior: "instant" });
    };
    hold();
    // Again when fonts and pictures have come, unless the reader has gone on. Until then the browser, too, may go to
    // the address once more.
    let isHeld = true;
    const release = () => { isHeld = false; mark.style.scrollMarginTop = ""; };
    for (const what of ["wheel", "pointerdown", "keydown"]) addEventListener(what, release, { once: true });
    const isLoaded = new Promise((done) => { addEventListener("load", done, { once: true }); });
    Promise.all([isLoaded, document.fonts.ready]).then(() => { if (isHeld) hold(); });
  };
  // Only between twins do pages change with a transition, and the style sheet holds the passage by the same name.
  addEventListener("pageswap", ({ viewTransition }) => {
    if (!viewTransition) return;
    if (!leaving) { viewTransition.skipTransition(); return; }
    document.documentElement.classList.add("leaving");
    leaving.style.viewTransitionName = "held";
  });
  addEventListener("pageshow", () => {
    document.documentElement.classList.remove("leaving");
    if (leaving) leaving.style.viewTransitionName = "";
    leaving = undefined;
  });
  try { arrive(); } catch { /* A browser that keeps nothing: the passage stands at the top. */ }

  // 2. A reference names the day on which the text was read. “Copy” is offered only where it works.
  for (const day of document.querySelectorAll("[data-accessed]")) {
    const lang = day.dataset.accessed;
    // A Russian reference has the day in figures: ГОСТ Р 7.0.5.
    day.textContent = new Date().toLocaleDateString(lang, { dateStyle: lang === "ru" ? "short" : "long" });
  }
  for (const copy of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
    const button = copy.querySelector("button");
    const words = button.querySelector("span");
    const label = words.textContent;
    const reference = copy.closest(".citation")?.querySelector(".citation-text");
    copy.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(reference?.textContent ?? (button.dataset.url || location.href));
        words.textContent = button.dataset.copied;
        setTimeout(() => { words.textContent = label; }, 2500);
      } catch { copy.hidden = true; }
    });
  }

  // Code that is wider than the text is scrolled by keys, too, and is copied by a button in its corner.
  const prose = text?.querySelector("[data-copy-code]");
  const reach = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const code of prose ? prose.querySelectorAll("pre") : []) reach.observe(code);
  for (const code of navigator.clipboard && prose ? prose.querySelectorAll("pre") : []) {
    const button = document.createElement("button");
    const words = document.createElement("span");
    const box = document.createElement("div");
    button.type = "button";
    words.setAttribute("aria-live", "polite");
    words.textContent = prose.dataset.copyCode;
    button.append(words);
    box.className = "code";
    code.replaceWith(box);
    box.append(code, button);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent.trimEnd());
        words.textContent = prose.dataset.copied;
        setTimeout(() => { words.textContent = prose.dataset.copyCode; }, 2500);
      } catch { button.remove(); }
    });
  }

  // 3. The contents stand open beside the text, and show where the reader is; so do those of a manual.
  const manual = document.querySelector(".manual-contents > details");
  if (manual) {
    const wide = matchMedia("(min-width: 62rem)");
    const unfold = () => { manual.open = wide.matches; };
    wide.addEventListener("change", unfold);
    unfold();
    const here = manual.querySelector("[aria-current]");
    if (here) manual.scrollTop = here.offsetTop - manual.clientHeight / 2;
  }
  const contents = document.querySelector(".contents details");
  if (contents) {
    const margin = matchMedia(manual ? "(min-width: 75rem)" : "(min-width: 62rem)");
    const unfold = () => { contents.open = margin.matches; };
    margin.addEventListener("change", unfold);
    unfold();
    const lines = new Map([...contents.querySelectorAll("a")].map((line) => [decodeURIComponent(line.hash.slice(1)), line]));
    const headings = marks.filter((mark) => lines.has(mark.id));
    const follow = () => {
      const here = lastAbove(readingLine(), headings)?.id;
      for (const [id, line] of lines) {
        if (id === here) line.setAttribute("aria-current", "location");
        else line.removeAttribute("aria-current");
      }
    };
    let due = 0;
    addEventListener("scroll", () => {
      if (!due) due = requestAnimationFrame(() => { due = 0; follow(); });
    }, { passive: true });
    follow();
  }

  // 4. On a wide screen a note stands beside its call; where they do not fit, they stay at the foot.
  const wide = matchMedia("(min-width: 75rem)");
  const callOf = (note) => document.getElementById("fnref" + note.id.slice(2));
  // In the order of their calls: at the foot, those of the editor and the translator come after the author's.
  const isBefore = (note, other) => callOf(note)?.compareDocumentPosition(callOf(other) || note) & Node.DOCUMENT_POSITION_FOLLOWING;
  const notes = text ? [...text.querySelectorAll(".endnotes li")].sort((note, other) => isBefore(note, other) ? -1 : 1) : [];
  if (notes.length) {
    const end = text.querySelector(".afterword");
    const set = () => {
      const isFree = wide.matches && !text.querySelector(".both");
      text.classList.toggle("beside", isFree);
      if (!isFree) return;
      const top = text.getBoundingClientRect().top;
      // The first notes leave room for the box of the twin.
      const twins = document.querySelector(".twins");
      let free = twins ? twins.getBoundingClientRect().bottom - top + 14 : 0;
      // What is wider than the text stands in the notes' margin: they go on below it.
      const edge = text.getBoundingClientRect().right + 1;
      const wider = [...text.querySelectorAll(".prose > *")].map((block) => block.getBoundingClientRect()).filter((box) => box.right > edge);
      for (const note of notes) {
        const call = callOf(note);
        const line = call ? call.getBoundingClientRect().top - top - 4 : free;
        let y = Math.max(free, Math.round(line));
        for (const box of wider) if (y < box.bottom - top && y + note.offsetHeight > box.top - top) y = Math.ceil(box.bottom - top) + 14;
        note.style.top = y + "px";
        free = y + note.offsetHeight + 14;
      }
      if (free > end.getBoundingClientRect().bottom - top) text.classList.remove("beside");
    };
    wide.addEventListener("change", set);
    addEventListener("beforeprint", () => text.classList.remove("beside"));
    addEventListener("afterprint", set);
    new ResizeObserver(set).observe(text.querySelector(".prose"));
    if (document.fonts) document.fonts.ready.then(set);
  }

  // 5. A paragraph that this edition lacks, or has made part of another: the nearest one before it.
  const land = () => {
    const wanted = /^#p(\d+)(-\d+)?$/.exec(location.hash);
    if (!wanted || document.getElementById(location.hash.slice(1))) return;
    const before = marks.filter((mark) => /^p\d+$/.test(mark.id) && Number(mark.id.slice(1)) <= Number(wanted[1]));
    if (before.length) before.at(-1).scrollIntoView();
  };
  addEventListener("hashchange", land);
  land();

  // 6. The bar of what is wanted in the middle of a text comes when one scrolls up, and goes when one reads on.
  const bar = document.querySelector(".reading-bar");
  if (bar && text) {
    let last = scrollY;
    const move = () => {
      const isInText = text.getBoundingClientRect().top < 0;
      if (isInText && Math.abs(scrollY - last) < 8) return;
      if (scrollY > last && bar.matches(":focus-within")) return;
      bar.classList.toggle("shown", isInText && scrollY < last);
      last = scrollY;
    };
    addEventListener("scroll", move, { passive: true });
    bar.classList.toggle("shown", text.getBoundingClientRect().top < 0);
    const list = bar.querySelector("details");
    list?.querySelector("ol").addEventListener("click", () => { list.open = false; });
  }

  // 7. A passage that is pointed at, touched or chosen by key has its tools beside it: itself in the other language,
  // here or there, and its address.
  const tools = text?.querySelector(".passage");
  // The other editions, with the tools for each. It is asked for when the first passage of it is wanted.
  const editions = [...tools?.querySelectorAll(".passage-twin") ?? []].map((onward) => {
    const [address] = onward.href.split("#");
    let page;
    const askedPassages = async () => {
      page ??= fetch(address).then((answer) => answer.text()).then((source) => new DOMParser().parseFromString(source, "text/html"));
      const twin = await page.catch(() => { page = undefined; });
      return passagesOf(twin?.querySelector(".text"));
    };
    return { onward, address, turnButton: onward.previousElementSibling, passages: askedPassages };
  });
  const hasMargin = matchMedia("(min-width: 48rem)");
  const turned = new Map();
  const press = (mark) => {
    for (const one of editions) one.turnButton.setAttribute("aria-pressed", turned.get(mark)?.edition === one);
  };
  let current;
  const point = (mark, y) => {
    current = mark;
    const top = mark.getBoundingClientRect().top;
    const lowest = innerHeight - tools.offsetHeight - 8;
    tools.hidden = false;
    tools.style.top = Math.max(top, Math.min(y ?? Math.max(top, 56), lowest)) - text.getBoundingClientRect().top + "px";
    tools.querySelector(".passage-link").href = "#" + encodeURIComponent(mark.id);
    for (const { onward } of editions) aim(onward, mark);
    press(mark);
  };
  if (tools) {
    const at = (node) => passages.find((mark) => mark.contains(node));
    const prose = text.querySelector(".prose");
    let isMouse = true;
    addEventListener("pointerdown", (event) => { isMouse = event.pointerType === "mouse"; }, true);
    prose.addEventListener("pointerover", (event) => {
      const mark = event.pointerType === "mouse" && hasMargin.matches && at(event.target);
      if (mark && mark !== current) point(mark);
    });
    prose.addEventListener("click", (event) => {
      if (isMouse && hasMargin.matches || event.target.closest("a, summary") || getSelection().toString()) return;
      const mark = at(event.target);
      if (mark && (tools.hidden || mark !== current)) point(mark, event.clientY + 16);
      else tools.hidden = true;
    });
    for (const edition of editions) {
      edition.onward.addEventListener("click", (event) => leave(event, current, current.getBoundingClientRect().top));
      edition.turnButton.addEventListener("click", () => turn(current, edition));
    }
  }

  const wordsOf = (passage, edition) => {
    const words = document.importNode(passage, true);
    for (const call of words.querySelectorAll(".note-call")) call.href = edition.address + call.hash;
    for (const named of words.querySelectorAll("[id]")) named.removeAttribute("id");
    words.removeAttribute("id");
    return words;
  };
  const sayLanguage = (element, passage, edition) => {
    const { dir } = passage.ownerDocument.documentElement;
    element.lang = edition.onward.hreflang;
    if (dir) element.dir = dir;
  };
  // Where the other edition has no such passage, the link is followed.
  const turn = async (mark, edition) => {
    const before = turned.get(mark);
    if (before) {
      mark.replaceChildren(...before.nodes);
      for (const name of ["lang", "dir"]) {
        if (before[name]) mark.setAttribute(name, before[name]); else mark.removeAttribute(name);
      }
      mark.classList.remove("turned");
      turned.delete(mark);
    }
    if (before?.edition !== edition) {
      const other = (await edition.passages()).find((passage) => passage.id === mark.id);
      if (turned.has(mark)) return;
      if (!other) { point(mark); edition.onward.click(); return; }
      turned.set(mark, { nodes: [...mark.childNodes], lang: mark.getAttribute("lang"), dir: mark.getAttribute("dir"), edition });
      mark.replaceChildren(...wordsOf(other, edition).childNodes);
      sayLanguage(mark, other, edition);
      mark.classList.add("turned");
    }
    if (mark === current) press(mark);
  };

  // 8. Both editions at once: each passage of the other one beside its own, or under it. Kept for the next article. Of
  // several others it is the first: the original, or the first translation.
  // On a disk no page can be asked for: the link to both texts stays.
  const [first] = editions;
  const both = first && location.protocol !== "file:" && document.querySelector(".reading-bar-both button");
  const addOthers = (others) => {
    let aside, block;
    for (const passage of others) {
      // One aside for each block of the text: a quotation may have several passages.
      const mark = passages.find((one) => one.id === passage.id)?.closest(".prose > *");
      if (mark && mark !== block || !aside) {
        block = mark;
        aside = document.createElement("div");
        aside.className = "other";
        sayLanguage(aside, passage, first);
        if (mark) mark.after(aside); else passages[0].before(aside);
      }
      // A picture is there already.
      const words = passage.matches("figure") ? passage.querySelector("figcaption") : passage;
      if (words) aside.append(...(words === passage ? [wordsOf(words, first)] : wordsOf(words, first).childNodes));
    }
  };
  const showBoth = async (isWanted) => {
    both.setAttribute("aria-pressed", isWanted);
    try { localStorage.setItem("both", isWanted ? "on" : "off"); } catch { /* For this page only. */ }
    const others = isWanted ? await first.passages() : [];
    if (isWanted && (!others.length || both.getAttribute("aria-pressed") !== "true")) {
      both.setAttribute("aria-pressed", false);
      return;
    }
    const mark = lastAbove(readingLine(), passages);
    const top = mark?.getBoundingClientRect().top;
    const prose = text.querySelector(".prose");
    for (const aside of prose.querySelectorAll(".other")) aside.remove();
    addOthers(others);
    prose.classList.toggle("both", isWanted);
    // What is being read stays where it is.
    if (mark) scrollBy({ top: mark.getBoundingClientRect().top - top, behavior: "instant" });
  };
  if (both) {
    both.hidden = false;
    both.parentElement.querySelector("a")?.remove();
    both.addEventListener("click", () => showBoth(both.getAttribute("aria-pressed") !== "true"));
    let isKept = false;
    try { isKept = localStorage.getItem("both") === "on"; } catch { /* Nothing is kept. */ }
    if (isKept) showBoth(true);
  }

  // 9. The search, from any page: in the place of the form, a button that opens it in a dialog. Nothing of it is loaded
  // before.
  const asked = document.querySelector("form[rel=search]");
  let openSearch;
  if (asked) {
    const field = asked.elements.q, opener = document.createElement("button");
    openSearch = () => import(asked.dataset.dialog).then(({ open }) => open(asked)).catch(() => { location.href = asked.action; });
    opener.type = "button";
    opener.textContent = field.placeholder;
    opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", openSearch);
    field.replaceWith(opener);
  }

  // 10. Keys: by their place on the keyboard, so that they work in either layout.
  const list = document.querySelector("dialog.keys");
  if (list) {
    const isOn = list.querySelector("input");
    try { isOn.checked = localStorage.getItem("keys") !== "off"; } catch { /* They are on. */ }
    isOn.addEventListener("change", () => {
      try { localStorage.setItem("keys", isOn.checked ? "on" : "off"); } catch { /* For this page only. */ }
    });
    const opener = document.querySelector(".foot-keys");
    opener.hidden = false;
    opener.querySelector("button").addEventListener("click", () => list.showModal());
    list.querySelector("button").addEventListener("click", () => list.close());
    const here = () => {
      const box = current?.getBoundingClientRect();
      return box && !tools.hidden && box.bottom > 0 && box.top < innerHeight ? current : lastAbove(readingLine(), passages);
    };
    const step = (by) => {
      const mark = passages[Math.max(0, passages.indexOf(here()) + by)];
      if (!tools || !mark) return;
      mark.scrollIntoView({ block: "center" });
      point(mark);
      tools.querySelector("button, a").focus({ preventScroll: true });
    };
    const acts = {
      // Of several, the next one in the order of the switch.
      KeyL: () => ([...doors].find((door) => door.hreflang > document.documentElement.lang) ?? doors[0])?.click(),
      KeyB: () => both?.click(),
      KeyJ: () => step(1),
      KeyK: () => step(-1),
      KeyT: () => { const mark = here(); if (first && mark) { point(mark); turn(mark, turned.get(mark)?.edition ?? first); } },
      "/": () => openSearch?.(),
      "?": () => list.showModal(),
    };
    addEventListener("keydown", (event) => {
      if (!isOn.checked || document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest?.("input, select, textarea")) return;
      const act = acts[event.key] ?? acts[event.code];
      if (act) { event.preventDefault(); act(); }
    });
  }

  // 11. Who follows a door to the other language has chosen: a server that leads visitors of "/" to the language of
  // their browser (see "hosting") asks for this cookie first.
  const home = new URL(script).pathname.replace(/\/assets\/.*/, "/");
  for (const door of document.querySelectorAll(".languages a[hreflang], a[data-twin], a.passage-twin, .door a[hreflang]")) {
    door.addEventListener("click", () => {
      const safe = location.protocol === "https:" ? "; secure" : "";
      document.cookie = `lang=${door.hreflang}; path=${home}; max-age=31536000; samesite=lax${safe}`;
    });
  }
})();
/* default c94c76 */
