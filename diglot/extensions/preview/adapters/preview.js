// The preview's own script, put into pages by the preview's server and by nobody else: it shows what the last build
// said, exchanges the stylesheets of the page where only they changed, and loads it anew where the page itself did,
// with the reader at the same paragraph.
(() => {
  "use strict";
  const { text } = document.currentScript.dataset;
  let shown = document.currentScript.dataset.page;
  const KEPT = "diglot-preview-place";

  // Where the reader stands: the last paragraph or heading above the middle of the window, and how far it is from the top.
  const remember = () => {
    let mark = "", top = 0;
    for (const one of document.querySelectorAll("main [id]")) {
      const box = one.getBoundingClientRect();
      if (box.top > innerHeight / 2) break;
      if (box.height) [mark, top] = [one.id, box.top];
    }
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, mark, top, y: scrollY }));
  };
  const settle = () => {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    sessionStorage.removeItem(KEPT);
    if (!kept || kept.path !== location.pathname) return;
    history.scrollRestoration = "manual";
    const found = kept.mark && document.getElementById(kept.mark);
    const stand = () => scrollTo({ top: found ? scrollY + found.getBoundingClientRect().top - kept.top : kept.y, behavior: "instant" });
    stand();
    if (document.fonts) document.fonts.ready.then(stand);
  };
  settle();

  // What the head names: stylesheets, icons, colours of the browser's bars. As served; scripts may add more of their own.
  const named = (page) => [...page.head.querySelectorAll("link, meta")];
  let served = named(document);
  const exchange = async (fresh) => {
    const old = new Map(served.map((one) => [one.outerHTML, one]));
    served = named(fresh).map((one) => old.get(one.outerHTML) ?? document.importNode(one));
    const left = [...old.values()].filter((one) => !served.includes(one));
    // An old icon is gone from the server: a browser that finds a new one beside it would look for both.
    for (const one of left) if (one.rel !== "stylesheet") one.remove();
    const loading = [];
    let next = null; // from the end, because of two rules in two stylesheets the later one holds
    for (const one of [...served].reverse()) {
      if (!one.isConnected) {
        if (one.rel === "stylesheet") loading.push(new Promise((done) => { one.onload = one.onerror = done; }));
        document.head.insertBefore(one, next);
      }
      next = one;
    }
    // Until the new ones have come, the page wears the old ones: nothing flashes.
    await Promise.all(loading);
    for (const one of left) one.remove();
    // What the reader has chosen for all pages holds for the new rules too.
    document.querySelector("dialog.reader input:checked")?.dispatchEvent(new Event("change"));
  };

  // The text of this page, not of another in its place, has a PDF: it is made when it is asked for.
  const original = document.querySelector("link[rel=canonical]");
  const isOwn = !original || new URL(original.href).pathname === location.pathname;
  const hasPdf = isOwn && document.querySelector("article.article") !== null;

  // In a tree of its own, so that no style of the page reaches it.
  const host = document.createElement("diglot-preview");
  const tree = host.attachShadow({ mode: "open" });
  const make = (name, className, text = "") => {
    const one = document.createElement(name);
    if (className) one.className = className;
    one.textContent = text;
    return one;
  };
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/-/preview.css";
  const bar = make("div", "bar");
  bar.setAttribute("role", "status");
  const board = make("div", "board");
  board.hidden = true;
  tree.append(style, bar, board);
  document.body.append(host);

  // A problem, or how many more there are like those above.
  const row = (problem) => {
    const line = make("li", problem.severity);
    if (problem.code) {
      const place = make(problem.editor ? "a" : "div", "place", `${problem.file}:${problem.line} [${problem.code}]`);
      if (problem.editor) place.href = problem.editor;
      line.append(place);
    }
    if (problem.what) line.append(make("div", "what", problem.what));
    for (const more of [problem.fix, problem.note]) if (more) line.append(make("p", "", more));
    return line;
  };
  const fillBoard = (news) => {
    const sheet = make("div", "sheet");
    sheet.setAttribute("role", "alertdialog");
    sheet.setAttribute("aria-label", news.words.problems);
    const list = make("ol");
    list.append(...news.problems.map(row));
    const close = make("button", "", news.words.close);
    close.type = "button";
    close.addEventListener("click", () => { board.hidden = true; });
    sheet.append(make("h2", "", news.words.problems), make("p", "", news.is_good ? "" : news.words.kept), list, close);
    board.replaceChildren(sheet);
  };
  const fillBar = (news) => {
    bar.className = `bar${news.is_good ? (news.problems.length ? " warned" : "") : " wrong"}`;
    const parts = [make("span", "dot"), make("span", "", news.words.summary)];
    if (news.problems.length) {
      const button = make("button", "", news.words.count);
      button.type = "button";
      button.addEventListener("click", () => { board.hidden = !board.hidden; });
      parts.push(button);
    }
    if (hasPdf) {
      const link = make("a", "", "PDF");
      link.href = location.pathname.replace(/\/$/, ".pdf");
      link.target = "_blank";
      parts.push(link);
    }
    bar.replaceChildren(...parts);
  };
  addEventListener("keydown", (event) => { if (event.key === "Escape") board.hidden = true; });

  let lost = "";
  const news = new EventSource("/-/news");
  news.addEventListener("message", async (event) => {
    const told = JSON.parse(event.data);
    host.lang = told.lang;
    lost = told.words.lost;
    fillBar(told);
    fillBoard(told);
    board.hidden = told.is_good;
    if (!told.is_good) return;
    const answer = await fetch(location.pathname, { cache: "no-store" });
    const digest = answer.headers.get("ETag")?.slice(1, -1);
    if (digest === shown) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (text && fresh.querySelector("script[data-text]")?.dataset.text === text) {
      shown = digest;
      await exchange(fresh);
      return;
    }
    remember();
    location.reload();
  });
  news.addEventListener("error", () => {
    if (!lost) return;
    bar.className = "bar gone";
    bar.replaceChildren(make("span", "dot"), make("span", "", lost));
  });
})();
