// Notes, links, numbers and the like of the original, to be inserted where the translation does not have them yet.
import { words } from "../article.js";
import { button, make, say } from "../dom.js";
import { hand, insert } from "../hand.js";

const count = (text, part) => text.split(part).length - 1;
const markOf = (piece) => piece.after || piece.before;
// Of each, how often the original has had it up to there, and how often the translation has it.
const isMissing = (piece, at, pieces) => {
  const upToHere = pieces.slice(0, at + 1).filter((one) => markOf(one) === markOf(piece)).length;
  return count(hand.area.value, markOf(piece)) < upToHere;
};
const insertPiece = ({ before, after }) => {
  const { area } = hand, selected = after ? area.value.slice(area.selectionStart, area.selectionEnd) : "";
  const isNumber = /^\d/.test(before) && /\S$/.test(area.value.slice(0, area.selectionStart));
  insert(`${isNumber ? " " : ""}${before}${selected}${after}`);
  // Into the link, where its words are still to be written.
  if (after && !selected) area.setSelectionRange(area.selectionEnd - after.length, area.selectionEnd - after.length);
};
export const insertNextPiece = () => {
  const next = hand.row.pieces.find(isMissing);
  if (next) insertPiece(next);
  else say(words.no_more_pieces);
};
export const piecesOf = (row) => {
  const section = make("section", "pieces"), list = make("ul");
  list.append(...row.pieces.map((piece) => {
    const item = make("li");
    item.append(button(piece.after ? piece.after.slice(1) : piece.before, () => insertPiece(piece)));
    return item;
  }));
  section.append(make("h2", "", `${words.pieces} `), list);
  section.firstElementChild.append(make("kbd", "", "Alt N"));
  section.hidden = !row.pieces.length;
  return section;
};
// Those that the translation has are told apart.
export const markPieces = () => {
  const { beside, row } = hand;
  [...beside.querySelectorAll(".pieces li")].forEach((item, at) => item.classList.toggle("used", !isMissing(row.pieces[at], at, row.pieces)));
};
