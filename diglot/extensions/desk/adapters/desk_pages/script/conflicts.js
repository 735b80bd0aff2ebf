// A row that somebody else has changed while it was written: three texts to look at, and the person decides.
import { place, to, words } from "./article.js";
import { button, inLanguage, make, pieces, say } from "./dom.js";
import { hand, isInHand, isWritingElsewhere, replaceText, take } from "./hand.js";
import { catchUp, receive } from "./rows.js";
import { save } from "./saving.js";
import { keep } from "./shelf.js";

// What somebody has looked at, they may write over.
const settle = (row, box) => {
  catchUp(row);
  box.remove();
};
const waysOut = (row, box, merged) => {
  const putTogether = button(words.put_together, () => {
    settle(row, box);
    replaceText(merged);
    say(words.put_together_done);
  });
  const keepMine = button(words.keep_mine, () => {
    settle(row, box);
    save();
  });
  const takeTheirs = button(words.take_theirs, () => {
    settle(row, box);
    replaceText(row.target);
    say(words.taken);
  });
  const ways = merged === null ? [keepMine, takeTheirs] : [putTogether, keepMine, takeTheirs];
  ways[0].classList.add("first");
  return ways;
};
export const meetConflict = (at, conflict) => {
  receive(conflict, at.row, conflict.row);
  const isGone = conflict.row === null, news = isGone ? words.gone : words.conflict;
  // What was typed for a row that is gone is shown above all rows.
  if (isWritingElsewhere(at.row) || (isGone && !isInHand(at.row))) return say(news);
  const typed = at.text();
  take(at.row);
  const { row, area, parts } = hand;
  area.value = typed;
  keep(row, typed);
  for (const old of place(row).querySelectorAll(".conflict")) old.remove();
  const box = make("section", "conflict"), ways = make("div", "ways");
  box.tabIndex = -1;
  box.setAttribute("aria-label", news);
  const shown = ["base", "theirs", "yours", ...(conflict.merged === null ? [] : ["merged"])];
  ways.append(...shown.map((name) => {
    const way = make("div", name), text = make("pre", "", name === "base" ? conflict.base : "");
    inLanguage(text, to);
    if (name !== "base") text.append(...pieces(conflict.changes[name]));
    way.append(make("h3", "", words[name]), text);
    return way;
  }));
  const buttons = make("div", "buttons");
  if (!isGone) buttons.append(...waysOut(row, box, conflict.merged));
  box.append(make("p", "", news), ways, buttons);
  place(row).append(box);
  parts.push(box);
  box.focus();
  say(news);
};
