// The row in hand: a form in place of its translation, and what helps beside it.
import { isToDo, isToReview, place, positionOf, provider, rows, to, words } from "./article.js";
import { check, checkSoon, findMatches } from "./beside/checks.js";
import { talkAbout } from "./beside/comments.js";
import { draftOf, drafts } from "./beside/drafts.js";
import { showHistory } from "./beside/history.js";
import { phrasesOf } from "./beside/phrases.js";
import { markPieces, piecesOf } from "./beside/pieces.js";
import { button, inLanguage, make, say } from "./dom.js";
import { isOrdered } from "./orders.js";
import { canJoin, canSplit, isBesideItem, join, openSplit } from "./pairing.js";
import { othersIn, sign } from "./presence.js";
import { followAll } from "./preview.js";
import { reviewRows } from "./reviewing.js";
import { catchUp, leaveRow } from "./rows.js";
import { declare, review, save } from "./saving.js";
import { mayReview, mayWrite } from "./server.js";
import { keep, shelf } from "./shelf.js";

export let hand = null; // { row, area, form parts }

export const leave = () => {
  if (!hand) return;
  clearTimeout(hand.timer);
  hand.parts.forEach((part) => part.remove());
  const { row } = hand;
  place(row).classList.remove("in-hand");
  hand = null;
  leaveRow(row);
};

export const take = (row, { focus = true } = {}) => {
  if (!row || row.number < 0 || isInHand(row)) return;
  leave();
  say(othersIn(row));
  const item = place(row), kept = shelf()[row.hash];
  item.classList.add("in-hand");
  const area = make("textarea");
  Object.assign(inLanguage(area, to), { spellcheck: true, readOnly: !mayWrite, value: kept ?? row.target });
  const buttons = make("div", "buttons");
  if (mayWrite) {
    buttons.append(
      button(words.save, () => save(), "Ctrl ⏎", "first"),
      button(words.in_step, () => declare(false), "Alt I"),
      button(words.typo, () => declare(true), "Alt T"),
    );
  }
  if (mayReview) {
    buttons.append(button(words.review, () => review(), "Alt R"), button(words.review_rows, reviewRows, "Alt ⇧ R"));
  }
  if (mayWrite) buttons.append(button(words.copy, copyOriginal, "Alt C"));
  buttons.append(button(words.history, () => showHistory(), "Alt V"));
  if (mayWrite && canJoin(row)) buttons.append(button(words.join, () => join(), "Alt J", "join"));
  if (mayWrite && canSplit(row)) buttons.append(button(words.split, () => openSplit(), "Alt S", "split"));
  if (mayWrite && isBesideItem(row)) {
    // It can be reached by keyboard, so that the reason can be read there.
    const refused = button(words.join, () => say(words.no_hint), "Alt J", "refused");
    refused.setAttribute("aria-disabled", "true");
    refused.title = words.no_hint;
    buttons.append(refused);
  }
  const beside = make("aside", "beside");
  beside.setAttribute("aria-label", `${words.matches}, ${words.terms}, ${words.findings}`);
  const parts = [area, buttons, beside];
  item.querySelector(".target").append(area, buttons);
  if (kept !== undefined) {
    const note = make("p", "kept", words.kept);
    note.append(button(words.discard, () => {
      keep(row, row.target);
      area.value = row.target;
      catchUp(row);
      setText(row.target);
      note.remove();
    }));
    buttons.before(note);
    parts.push(note);
  }
  if (row.source) {
    const written = make("details", "as-written");
    const summary = make("summary", "", words.original);
    inLanguage(summary, document.documentElement.lang);
    written.append(summary, make("pre", "", row.source));
    item.querySelector(".source").append(written);
    parts.push(written);
  }
  const diff = item.querySelector(".diff");
  if (diff) diff.open = true;
  item.append(beside);
  const [findings, terms, matches] = ["findings", "terms", "matches"].map((name) => {
    const section = make("section", name);
    section.append(make("h2", "", words[name]), make("div", "list"));
    section.hidden = true;
    return section;
  });
  beside.append(talkAbout(row), findings, ...(mayWrite ? [piecesOf(row)] : []), terms, matches, phrasesOf());
  if (provider && row.source) beside.append(draftOf(row));
  hand = { row, area, parts, beside, findings, terms, matches, suggestions: [], timer: 0, asked: 0 };
  area.addEventListener("input", () => {
    grow();
    keep(row, area.value);
    markPieces();
    checkSoon();
  });
  grow();
  if (focus) {
    area.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }
  relabel();
  markPieces();
  check();
  findMatches();
  sign();
  followAll();
};

// The number of the row in hand, which others can change.
export const relabel = () => {
  if (!hand || hand.row.number < 0) return;
  hand.area.setAttribute("aria-label", words.translation.replace("{n}", hand.row.number + 1));
  // Not the id of an element: the browser would go to that, and take the focus away.
  history.replaceState(null, "", `#at-${hand.row.number}`);
};
// Another text in place of the one that nobody has typed in; the cursor stays where it is in it.
export const setText = (text) => {
  const { area } = hand, { selectionStart, selectionEnd } = area;
  if (area.value === text) return;
  area.value = text;
  area.setSelectionRange(selectionStart, selectionEnd);
  grow();
  check();
};
// Where the browser does not do so by itself: as high as the text.
const grow = () => {
  if (CSS.supports("field-sizing", "content")) return;
  hand.area.style.height = "auto";
  hand.area.style.height = `${hand.area.scrollHeight + 2}px`;
};
export const insert = (text) => {
  const { area } = hand;
  if (area.readOnly) return;
  area.focus();
  // The browser's own undo goes back over what is put in this way.
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input"));
};
export const replaceText = (text) => {
  hand.area.select();
  insert(text);
};
export const insertDraft = () => {
  const draft = drafts.get(hand.row.hash);
  if (draft && draft.text !== undefined) replaceText(draft.text);
};
export const copyOriginal = () => { if (mayWrite && hand.row.source) insert(hand.row.source); };

export const openNext = (isNext) => {
  const from = hand ? Math.floor(positionOf(hand.row)) : -1;
  const order = [...rows.slice(from + 1), ...rows.slice(0, from + 1)];
  const following = order.find((row) => isNext(row) && !isInHand(row) && !isOrdered(row));
  if (following) take(following);
  return Boolean(following);
};
const goOn = (isNext, words_at_end) => { if (!openNext(isNext)) say(words_at_end); };
export const goToWork = () => goOn(isToDo, words.done);
export const goToReview = () => goOn(isToReview, words.all_reviewed);
export const step = (by) => {
  const from = hand ? positionOf(hand.row) : by > 0 ? -1 : rows.length;
  take(rows[Math.min(rows.length - 1, Math.max(0, by > 0 ? Math.floor(from) + 1 : Math.ceil(from) - 1))]);
};
export const isInHand = (row) => Boolean(hand) && hand.row === row;
export const isWritingElsewhere = (row) => Boolean(hand) && hand.row !== row && hand.area.value !== hand.row.target;
