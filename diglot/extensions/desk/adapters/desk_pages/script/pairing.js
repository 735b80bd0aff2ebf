// Rows that belong together: to join them, and to split them.
import { digest, place, rows, words } from "./article.js";
import { button, make, say } from "./dom.js";
import { hand, isInHand, leave, take } from "./hand.js";
import { onRow } from "./orders.js";
import { receive, sendOrder } from "./rows.js";
import { mayWrite } from "./server.js";
import { shelf } from "./shelf.js";

const canTie = (row) => row.blocks.some((side) => side.length);
const below = (row) => rows[row.number + 1];
export const canJoin = (row) => canTie(row) && below(row) && canTie(below(row));
export const isBesideItem = (row) => row.is_item && below(row) && (below(row).is_item || canTie(below(row)));
export const canSplit = (row) => row.blocks.some((side) => side.length > 1);
const regroup = (cut) => onRow(async (at) => {
  const { row } = at, kept = shelf();
  const others = cut ? [row] : [row, rows[row.number + 1]];
  if (at.text() !== row.target || others.some((one) => one.hash in kept)) {
    say(words.unsaved_row);
    return false;
  }
  const answer = await sendOrder("/-/regroup", { digest, row: row.number, cut });
  if (!answer) return false;
  receive(answer);
  if (isInHand(row)) {
    // What may be joined and split is not what it was.
    leave();
    take(row);
  }
  say(words.regrouped);
  return true;
});
export const join = () => {
  if (hand && mayWrite && canJoin(hand.row)) regroup(null);
  else if (hand && mayWrite && isBesideItem(hand.row)) say(words.no_hint);
};
// Where the second row begins in each text: at one of its blocks, or nowhere.
export const openSplit = () => {
  const { row, parts } = hand;
  if (mayWrite && row.is_item) say(words.no_hint);
  if (!mayWrite || !canSplit(row)) return;
  const old = place(row).querySelector(".cuts");
  if (old) old.remove();
  const box = make("fieldset", "cuts"), selects = row.blocks.map((side, number) => {
    const label = make("label", "", words[["split_original", "split_translation"][number]]), select = make("select");
    select.append(...[...side, words.split_nothing].map((opening, at) => {
      const option = make("option", "", opening);
      option.value = at;
      return option;
    }));
    select.value = Math.min(1, side.length);
    label.append(" ", select);
    return [label, select];
  });
  const send = button(words.split, () => regroup(selects.map(([, select]) => Number(select.value))), "Ctrl ⏎", "first add");
  box.append(make("legend", "", words.split_words), ...selects.map(([label]) => label), send);
  place(row).querySelector(".target").append(box);
  parts.push(box);
  selects[0][1].focus();
};
