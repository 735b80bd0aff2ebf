// What is typed and not saved: it is kept in the browser, by the hash of the row as it was read, so that in a row that
// has changed since, it is not put over the new text.
import { article, place, rows, to, words } from "./article.js";
import { button, byId, make, say } from "./dom.js";

const SHELF = `diglot-desk ${article} ${to}`;
export const shelf = () => {
  try { return JSON.parse(localStorage.getItem(SHELF)) || {}; } catch { return {}; }
};
export const shelve = (key, text, original) => {
  const kept = shelf();
  if (text === original) delete kept[key];
  else kept[key] = text;
  try { localStorage.setItem(SHELF, JSON.stringify(kept)); } catch { say(words.lost); }
};
export const keep = (row, text) => {
  shelve(row.hash, text, row.target);
  mark(row);
};
// A comment that is being written; without a row, on the article.
const keyOfComment = (hash) => `${hash} comment`;
export const commentKey = (row) => keyOfComment(row ? row.hash : "");
// What was typed for a row goes on to be for it when the row is read anew.
export const moveOnShelf = (row, hash) => {
  const kept = shelf();
  for (const [old, now] of [[row.hash, hash], [commentKey(row), keyOfComment(hash)]]) {
    if (old === now || !(old in kept)) continue;
    shelve(now, kept[old], "");
    shelve(old, "", "");
  }
};
export const mark = (row) => {
  const kept = shelf(), isKept = row.hash in kept || commentKey(row) in kept;
  place(row).classList.toggle("unsaved", isKept);
  place(row).querySelector(".take").dataset.kept = words.kept;
};
export const showLeftOver = () => {
  const known = new Set(rows.flatMap((row) => [row.hash, commentKey(row)]).concat(commentKey(null)));
  const isLeft = ([key]) => !known.has(key) && !byId(key.replace("front ", "front-"));
  byId("left-over").replaceChildren(...Object.entries(shelf()).filter(isLeft).map(([hash, text]) => {
    const box = make("div");
    box.append(make("p", "", words.left_over), make("pre", "", text), button(words.discard, () => {
      shelve(hash, "", "");
      box.remove();
    }));
    return box;
  }));
};
