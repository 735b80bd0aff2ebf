// Several rows reviewed at once: from one to another.
import { digest, isToReview, place, rows, words } from "./article.js";
import { say } from "./dom.js";
import { hand, openNext } from "./hand.js";
import { alone } from "./orders.js";
import { receive, sendOrder } from "./rows.js";
import { mayReview } from "./server.js";
import { shelf } from "./shelf.js";

let first = null;
export const forgetFirst = () => {
  if (first) place(first).classList.remove("from-here");
  first = null;
};
export const reviewRows = () => {
  if (!hand || !mayReview) return;
  if (!first || rows[first.number] !== first) {
    first = hand.row;
    place(first).classList.add("from-here");
    say(words.review_from.replace("{n}", first.number + 1));
    return;
  }
  const [from, until] = [first.number, hand.row.number].sort((a, b) => a - b), kept = shelf();
  // What the ledger records nothing of, such as a remark, cannot be reviewed, and need not.
  const range = rows.slice(from, until + 1).filter((row) => !["reviewed", "none"].includes(row.state));
  const refused = range.filter((row) => !isToReview(row) || row.hash in kept);
  forgetFirst();
  if (refused.length) return say(words.review_not_in_step.replace("{rows}", refused.map((row) => row.number + 1).join(", ")));
  if (!range.length) return say(words.all_reviewed);
  alone(async () => {
    const answer = await sendOrder("/-/review-rows", { digest, rows: range.map((row) => [row.number, row.hash]) });
    if (!answer) return false;
    receive(answer);
    openNext(isToReview);
    say(words.reviewed_rows.replace("{n}", range.length));
    return true;
  });
};
