// What a reader has chosen for all pages: the scheme of colours, the size and the face of the text. It runs before the
// page is shown, so that nothing changes under the eyes; every page is whole without it.
(() => {
  "use strict";
  const root = document.documentElement;
  let chosen = {};
  try { chosen = JSON.parse(localStorage.getItem("reader")) ?? {}; } catch { /* Nothing is kept. */ }

  // Every question after the system's scheme, in stylesheets (a publication's own, too), of pictures and of the browser's
  // bars, is answered by the reader's; and only on the screen: paper is white. Each with its words, to go back to them.
  const SCHEME = /\(\s*prefers-color-scheme:\s*(light|dark)\s*\)/;
  const asked = new Map();
  const rulesOf = (rules) => [...rules].flatMap((rule) => rule.cssRules ? [rule, ...rulesOf(rule.cssRules)] : []);
  const readable = (sheet) => { try { return sheet.cssRules; } catch { return []; } };
  const collect = () => {
    const rules = [...document.styleSheets].flatMap((sheet) => rulesOf(readable(sheet)));
    for (const one of [...rules, ...document.querySelectorAll("meta[media], source[media]")]) {
      const written = one.media?.mediaText ?? one.media;
      if (!asked.has(one) && SCHEME.test(written)) asked.set(one, written);
    }
  };
  const answer = (query) => {
    const scheme = query.match(SCHEME)?.[1];
    if (!scheme) return query;
    const answered = query.replace(SCHEME, scheme === chosen.theme ? "(min-width: 0)" : "(max-width: 0)");
    return query.trim().startsWith("(") ? "screen and " + answered.trim() : answered;
  };
  const show = () => {
    collect();
    for (const [one, written] of asked) {
      const media = chosen.theme ? written.split(",").map(answer).join(", ") : written;
      if (one.media.mediaText === undefined) one.media = media; else one.media.mediaText = media;
    }
    for (const kind of ["theme", "size", "face"]) {
      if (chosen[kind]) root.dataset[kind] = chosen[kind]; else delete root.dataset[kind];
    }
  };
  if (Object.values(chosen).some(Boolean)) show();

  document.addEventListener("DOMContentLoaded", () => {
    // Pictures that come with the page, such as a logo.
    if (chosen.theme) show();
    const list = document.querySelector("dialog.reader");
    for (const opener of list ? document.querySelectorAll(".reader-opener") : []) {
      opener.addEventListener("click", () => list.showModal());
    }
    list?.querySelector("button").addEventListener("click", () => list.close());
    list?.addEventListener("click", (event) => { if (event.target === list) list.close(); });
    for (const option of list?.querySelectorAll("input") ?? []) {
      option.checked = option.value === (chosen[option.name] ?? "");
      option.addEventListener("change", () => {
        chosen[option.name] = option.value;
        show();
        try { localStorage.setItem("reader", JSON.stringify(chosen)); } catch { /* For this page only. */ }
      });
    }
  });
})();
/* default 17b765 */
