// Rows as they are now, in place of those that the page has: without loading it again, and what is being typed stays.
import { article, data, place, putAt, rows, setDigest, to, words } from "./article.js";
import { askBuildSoon } from "./beside/build.js";
import { drawComments, moveComments } from "./beside/comments.js";
import { byId, make, say } from "./dom.js";
import { hand, isInHand, relabel, setText, take } from "./hand.js";
import { drawPages } from "./preview.js";
import { POST } from "./server.js";
import { mark, moveOnShelf, shelf, showLeftOver } from "./shelf.js";

const list = document.querySelector(".rows");
// What is new in a row in which somebody has typed: they are shown both when they save it.
const waiting = new WeakMap();

// The markup of rows comes from the desk's own template, and the texts in it sanitised.
const itemsIn = (html) => {
  const sheet = make("template");
  sheet.innerHTML = html;
  return new Map([...sheet.content.children].map((item) => [item.id, item]));
};
const isTyped = (row) => isInHand(row) ? hand.area.value !== row.target : row.hash in shelf();

const redraw = (row, fresh, item) => {
  moveOnShelf(row, fresh.hash);
  // It may have waited, and others have moved the row meanwhile.
  Object.assign(row, fresh, { number: row.number });
  const own = place(row), old = own.querySelector(".diff"), changes = item.querySelector(".diff");
  own.dataset.state = row.state;
  for (const part of [".take .state", ".take .review", ".source > .shown", ".target > .shown"]) {
    own.querySelector(part).replaceWith(item.querySelector(part));
  }
  if (changes) {
    changes.open = isInHand(row) || Boolean(old && old.open);
    own.querySelector(".source > .shown").after(changes);
  }
  if (old) old.remove();
  const written = own.querySelector(".as-written pre");
  if (written) written.textContent = row.source;
  mark(row);
};
const update = (row, fresh, item) => {
  if (isTyped(row) && fresh.written !== row.written) return waiting.set(row, [fresh, item]);
  const isIdle = isInHand(row) && !isTyped(row);
  redraw(row, fresh, item);
  if (isIdle) setText(row.target);
};
// What waited for a row is what it is from now on; what is typed in it stays typed.
export const catchUp = (row) => {
  const news = waiting.get(row);
  if (!news) return;
  waiting.delete(row);
  redraw(row, ...news);
};
export const leaveRow = (row) => {
  if (rows[row.number] !== row) {
    place(row).remove();
    showLeftOver();
  } else if (!(row.hash in shelf())) catchUp(row);
};

// kept: for each row now, the number that the page has it under, or null. What is in hand is never moved.
const rearrange = (kept, fresh, items) => {
  const before = [...rows], now = kept.map((was, number) => was === null ? fresh.get(number) : before[was]), left = new Set(now);
  rows.splice(0, rows.length, ...now);
  for (const row of before.filter((one) => !left.has(one))) {
    row.number = -1;
    if (isInHand(row)) say(words.gone);
    else place(row).remove();
  }
  let last = null;
  rows.forEach((row, number) => {
    if (kept[number] === null) {
      putAt(row, items.get(`row-${number}`));
      if (last) last.after(place(row));
      else list.prepend(place(row));
      mark(row);
    }
    row.number = number;
    last = place(row);
    last.id = `row-${number}`;
    last.querySelector(".number").lastChild.data = number + 1;
  });
  moveComments(new Map(kept.map((was, number) => [was, number])));
  relabel();
  showLeftOver();
};
// Where the desk was started again, it sends all rows; the page knows its own by what they were, and by their order.
const findKept = (fresh, known) => {
  let last = -1;
  return fresh.map((one) => {
    const row = known.get(one.number) || rows.slice(last + 1).find((old) => old.hash === one.hash);
    if (!row || row.number <= last) return null;
    last = row.number;
    return last;
  });
};
// An answer of the desk: rows that are new, changed or gone. own: the row that it is about, and its number now, if it has
// one; isSaved: what the answer says of it is what was sent, and not what others have written.
export const receive = (answer, own = null, number = null, { isSaved = false } = {}) => {
  setDigest(answer.digest);
  data.has_ledger = answer.has_ledger;
  const items = itemsIn(answer.html), fresh = new Map(answer.rows.map((one) => [one.number, one]));
  const kept = answer.is_forgotten ? findKept(answer.rows, new Map(own && number !== null ? [[number, own]] : [])) : answer.kept;
  const idle = hand && !isTyped(hand.row) ? hand.row : null, at = idle && idle.number;
  if (kept) rearrange(kept, fresh, items);
  for (const [found, one] of fresh) {
    const row = rows[found];
    if (row === one) continue;
    if (row === own && isSaved) {
      waiting.delete(row);
      redraw(row, one, items.get(`row-${found}`));
    } else update(row, one, items.get(`row-${found}`));
  }
  // A row that nobody writes in is left for the one in its place.
  if (idle && idle.number < 0 && isInHand(idle)) take(rows[Math.min(at, rows.length - 1)], { focus: place(idle).contains(document.activeElement) });
  count(answer);
  drawComments();
};

const count = (answer) => {
  drawPages([1]);
  askBuildSoon();
  byId("to-do").querySelector("b").textContent = answer.to_do;
  byId("words-left").querySelector("b").textContent = answer.words_left;
  const left = byId("to-review");
  if (left) left.querySelector("b").textContent = answer.to_review;
};
// Send an order; return the answer, or nothing where it is refused and the person told why.
export const sendOrder = async (path, order) => {
  const [status, answer] = await POST(path, { article, to, ...order });
  if (status === 200) return answer;
  say(answer.message || words.conflict);
  return null;
};
