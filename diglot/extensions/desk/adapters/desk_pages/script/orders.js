// What is ordered of the desk, one order after the other.
import { place, words } from "./article.js";
import { said, say } from "./dom.js";
import { hand, isInHand, isWritingElsewhere, openNext, take } from "./hand.js";
import { othersIn } from "./presence.js";
import { shelf } from "./shelf.js";

// What is ordered while another order is under way waits for its answer. If that fails, what waits is not done, and the
// person is told so; but a row that waits to be saved is saved, whatever became of others.
const orders = [];
// What was refused while others wait: it is said with what comes of those, which may be there before it is read.
let refused = [];
export const isBusy = () => orders.length > 0;
export const isOrdered = (row) => orders.some((one) => one.row === row);
const refuse = () => say(`${said.textContent.replace(words.not_done, "").trim()} ${words.not_done}`);
export const alone = async (act, row = null, isSave = false) => {
  if (orders.push({ act, row, isSave }) > 1) return say(words.waits);
  while (orders.length) {
    let isDone = false;
    try {
      isDone = await orders[0].act() !== false;
    } catch (error) {
      console.error(error);
      say(words.lost);
    }
    orders.shift();
    if (!isDone) {
      const saves = orders.filter((one) => one.isSave);
      if (saves.length < orders.length) refuse();
      orders.splice(0, orders.length, ...saves);
    }
  }
  refused = [];
};
// Back to a row whose order was refused, unless the person writes in another one by now. The cursor is not put into
// its text: what is being typed belongs elsewhere.
const goBack = (row) => {
  if (row.number < 0) return;
  const news = said.textContent, isElsewhere = isWritingElsewhere(row);
  const whole = isElsewhere ? words.in_row.replace("{n}", row.number + 1).replace("{words}", () => news) : news;
  refused.push(whole.replace(/\.?$/, "."));
  if (isElsewhere) return say(whole);
  if (isInHand(row)) return;
  take(row, { focus: false });
  place(row).querySelector(".take").focus();
  say(news);
};
// An order about the row in hand, and about no other, whatever is in hand by its turn. isNext: what the row is like
// that is opened at once, so that whoever types on types into that one.
export const onRow = (act, { isNext = null, at_end = "", isSave = false } = {}) => {
  if (!hand) return;
  const { row, area } = hand;
  alone(async () => {
    const isDone = await act({
      row,
      text: () => isInHand(row) ? hand.area.value : shelf()[row.hash] ?? area.value,
      report: (news) => say([...refused, [news, isInHand(row) ? at_end : hand && othersIn(hand.row)].filter(Boolean).join(". ")].join(" ")),
    });
    if (isDone === false) goBack(row);
    return isDone;
  }, row, isSave);
  if (isNext) openNext(isNext);
};
