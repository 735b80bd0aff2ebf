// The page of an article: keys and pointers, and where to begin.
import { article, place, rowOf, rows, to } from "./article.js";
import { askBuildSoon } from "./beside/build.js";
import { comment, drawComments, rowOfComment } from "./beside/comments.js";
import { askForDraft } from "./beside/drafts.js";
import { showHistory } from "./beside/history.js";
import { addSelected, findSelected } from "./beside/phrases.js";
import { insertNextPiece } from "./beside/pieces.js";
import { byId, say } from "./dom.js";
import { saveFields } from "./front.js";
import { copyOriginal, goToReview, goToWork, hand, insert, insertDraft, leave, step, take } from "./hand.js";
import { alone } from "./orders.js";
import { join, openSplit } from "./pairing.js";
import { noRow, openPicture, setUpPictures } from "./picture.js";
import { SIGN_SECONDS, sign } from "./presence.js";
import { isNarrow, isRemembered, rememberPreview, togglePreview } from "./preview.js";
import { forgetFirst, reviewRows } from "./reviewing.js";
import { declare, review, save, sendWhole, undo } from "./saving.js";
import { mayWrite } from "./server.js";
import { mark, showLeftOver } from "./shelf.js";
import { openWord, setUpWord } from "./word.js";

const sheet = byId("sheet");
const showSheet = () => { if (!sheet.open) sheet.showModal(); };
const ALT = {
  KeyA: () => hand && askForDraft(), KeyC: () => hand && copyOriginal(), KeyJ: () => join(), KeyS: () => hand && openSplit(), Digit0: () => hand && insertDraft(), KeyI: () => declare(false), KeyT: () => declare(true), KeyR: (event) => event.shiftKey ? reviewRows() : review(), KeyM: comment, KeyV: showHistory, KeyN: () => hand && insertNextPiece(), KeyF: findSelected, KeyG: addSelected, KeyP: rememberPreview, KeyU: undo, KeyH: showSheet,
  ArrowDown: () => step(1), ArrowUp: () => step(-1),
};
addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const isTyping = event.target.matches("textarea, input, select");
  const digit = event.altKey && /^Digit([1-9])$/.exec(event.code);
  let act = null;
  const isEnter = (event.ctrlKey || event.metaKey) && event.key === "Enter";
  const form = event.target.closest(".comment-form, .cuts");
  if (isEnter && form) act = () => form.querySelector(".add").click();
  else if (isEnter && event.target.closest("#front-form")) act = saveFields;
  else if (isEnter) act = () => save(event.shiftKey);
  else if (digit && hand && hand.suggestions[digit[1] - 1] !== undefined) act = () => insert(hand.suggestions[digit[1] - 1]);
  else if (event.altKey && !event.ctrlKey && ALT[event.code]) act = () => ALT[event.code](event);
  else if (isPlain && event.key === "?" && !isTyping) act = showSheet;
  else if (isPlain && event.key === "Escape" && hand) {
    act = () => {
      const { row } = hand;
      leave();
      forgetFirst();
      sign();
      say("");
      place(row).querySelector(".take").focus();
    };
  }
  if (act) {
    event.preventDefault();
    // A key that is held down goes from row to row, and orders nothing twice.
    if (!event.repeat || event.key.startsWith("Arrow")) act();
  }
});
document.querySelector(".rows").addEventListener("click", ({ target }) => {
  // Not where somebody selects text to copy it.
  if (target.closest(".take") || (target.closest(".target > .shown") && getSelection().isCollapsed)) take(rowOf(target.closest(".row")));
});
rows.forEach(mark);
byId("next").addEventListener("click", goToWork);
const nextReview = byId("next-review");
if (nextReview) nextReview.addEventListener("click", goToReview);
if (mayWrite) {
  byId("undo").addEventListener("click", undo);
  byId("whole").addEventListener("click", () => alone(sendWhole));
}
byId("keys").addEventListener("click", showSheet);
const picture = byId("picture"), word = byId("word");
if (picture) {
  picture.addEventListener("click", () => hand ? openPicture() : say(noRow()));
  setUpPictures({ article, to }, (markdown) => {
    if (!hand) return false;
    insert(markdown);
    return true;
  });
}
if (word) {
  word.addEventListener("click", openWord);
  setUpWord(() => ({ article, to }));
}
byId("preview").addEventListener("click", rememberPreview);
showLeftOver();
drawComments();
// A row by its number, by a passage of the original, or by a comment on it.
const findAsked = () => {
  const [, kind, name] = /^#(at|unit|comment)-(.+)$/.exec(location.hash) || [];
  if (kind === "comment") return rows[rowOfComment(name)];
  return kind === "unit" ? rows.find((row) => row.units.includes(name)) : rows[name];
};
take(findAsked());
addEventListener("hashchange", () => take(findAsked()));
// On a narrow screen only when somebody asks for it: it covers half of that.
if (isRemembered() && !isNarrow()) togglePreview(true);
askBuildSoon(0);
sign();
setInterval(sign, SIGN_SECONDS * 1000);
document.addEventListener("visibilitychange", sign);
