// Saving, declaring in step and reviewing rows.
import { article, data, digest, done, isToDo, isToReview, rows, to, words } from "./article.js";
import { meetConflict } from "./conflicts.js";
import { say } from "./dom.js";
import { hand, isInHand, leave, setText } from "./hand.js";
import { alone, onRow } from "./orders.js";
import { receive, sendOrder } from "./rows.js";
import { POST } from "./server.js";
import { shelve } from "./shelf.js";

const send = async (at) => {
  const { row } = at, text = at.text();
  const [status, answer] = await POST("/-/save", { article, to, row: row.number, digest, base: row.written, text });
  if (status !== 200) {
    if (status === 409) meetConflict(at, answer);
    else say(answer.message);
    return false;
  }
  // Somebody may have typed on meanwhile.
  const later = at.text();
  shelve(row.hash, "", "");
  done.add(row);
  receive(answer, row, answer.row && answer.row.number, { isSaved: true });
  // A row that was emptied may be gone.
  if (rows[row.number] !== row && isInHand(row)) leave();
  if (later !== text) shelve(row.hash, later, row.target);
  else if (isInHand(row)) setText(row.target);
  return true;
};
const saveChanges = async (at) => at.text() === at.row.target || await send(at);
const TO_DO = { isNext: isToDo, at_end: words.done };
export const save = (isInStep = false) => isInStep ? declare(false) : onRow(async (at) => {
  const isSaved = done.has(at.row), isChanged = at.text() !== at.row.target;
  if (!(await saveChanges(at))) return false;
  done.add(at.row);
  at.report(isChanged || isSaved ? words.saved : words.unchanged);
  return true;
}, { ...TO_DO, isSave: true });
export const declare = (isMinor) => onRow(async (at) => {
  const { row } = at;
  if (!(await saveChanges(at))) return false;
  if (!data.has_ledger) return sendWhole();
  const answer = await sendOrder("/-/declare", { digest, row: row.number, is_minor: isMinor });
  if (!answer) return false;
  receive(answer, row, answer.row && answer.row.number, { isSaved: true });
  at.report(words.declared);
  return true;
}, TO_DO);
const TO_REVIEW = { isNext: isToReview, at_end: words.all_reviewed };
export const review = () => hand && hand.area.value !== hand.row.target ? say(words.save_first) : onRow(async (at) => {
  const { row } = at;
  const answer = await sendOrder("/-/review", { row: row.number, hash: row.hash, digest });
  if (!answer) return false;
  receive(answer, row, answer.row && answer.row.number, { isSaved: true });
  at.report(words.signed_off);
  return true;
}, TO_REVIEW);
export const sendWhole = async () => {
  const answer = await sendOrder("/-/declare", { digest });
  if (!answer) return false;
  receive(answer);
  say(words.declared);
  return true;
};
export const undo = () => alone(async () => {
  const answer = await sendOrder("/-/undo", { digest });
  if (!answer) return false;
  if (answer.is_gone) return location.assign("/");
  receive(answer);
  say(words.undone);
  return true;
});
