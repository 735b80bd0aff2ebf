// Who else is here, and what they have saved and commented on: it arrives by itself.
import { article, data, digest, place, rows, to, words } from "./article.js";
import { commentsVersion, showNewComments } from "./beside/comments.js";
import { byId } from "./dom.js";
import { hand } from "./hand.js";
import { isBusy } from "./orders.js";
import { receive } from "./rows.js";
import { POST } from "./server.js";

export const SIGN_SECONDS = 5;
let others = [];
const namesOf = (found) => found.map((one) => one.name).join(", ");
export const othersIn = (row) => {
  const found = others.filter((one) => one.row === row);
  return found.length ? words.here.replace("{names}", () => namesOf(found)) : "";
};
export const sign = async () => {
  if (!data.is_team || document.hidden) return;
  const read = digest;
  try {
    const order = { article, to, digest, row: hand && hand.row.number, comments: commentsVersion };
    const [status, answer] = await POST("/-/present", order);
    others = status === 200 ? answer.others.map((one) => ({ name: one.name, row: rows[one.row] })) : [];
    // It is about the rows as they were asked for: beside an order of one's own it would be old.
    if (status === 200 && digest === read && !isBusy()) {
      if (answer.rows) receive(answer);
      if (answer.comments) showNewComments(answer);
    }
  } catch (error) {
    console.error(error);
    others = [];
  }
  // Not read out: it changes all the time. Who is in a row is said when that is taken in hand.
  for (const row of rows) place(row).querySelector(".here").textContent = othersIn(row);
  byId("here").textContent = others.length ? words.in_article.replace("{names}", () => namesOf(others)) : "";
};
