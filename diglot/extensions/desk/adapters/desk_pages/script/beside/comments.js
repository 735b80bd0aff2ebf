// Comments on rows, and on the article: those of others arrive while one's own is being written.
import { data, place, rows, words } from "../article.js";
import { button, byId, make, say } from "../dom.js";
import { hand, isInHand } from "../hand.js";
import { alone } from "../orders.js";
import { sendOrder } from "../rows.js";
import { commentKey, mark, shelf, shelve } from "../shelf.js";

export let commentsVersion = data.comments_version;
let { comments, damaged } = data;
const commentsOn = (row) => comments.filter((one) => one.row === (row ? row.number : null));
export const rowOfComment = (name) => comments.find((one) => one.name === name)?.row;
// The rows are counted anew. numbers: those that they have now, by those that they had.
export const moveComments = (numbers) => {
  comments = comments.map((one) => ({ ...one, row: numbers.get(one.row) ?? null }));
};

const itemOf = (one, row) => {
  const item = make("li", "comment");
  item.dataset.name = one.name;
  if (one.passage) item.append(make("q", "", one.passage));
  item.append(make("p", "", one.text), make("small", "", one.facts), button(words.resolve, () => resolve(one, row)));
  return item;
};
// What is there already stays where it is, and the focus with it.
const fillList = (section, row) => {
  const list = section.querySelector("ul"), now = commentsOn(row);
  const shown = new Map([...list.children].map((item) => [item.dataset.name, item]));
  const names = new Set(now.map((one) => one.name));
  for (const [name, item] of shown) if (!names.has(name)) item.remove();
  now.forEach((one, at) => {
    if (!shown.has(one.name)) list.insertBefore(itemOf(one, row), list.children[at] || null);
  });
  section.hidden = Boolean(row) && !row.can_have_comments && !now.length;
};
export const talkAbout = (row) => {
  const section = make("section", "talk");
  section.append(make("h2", "", row ? words.comments : words.comments_whole), make("ul"));
  fillList(section, row);
  const open = button(words.comment, () => open.replaceWith(commentForm(row)), row ? "Alt M" : "", "open");
  if (commentKey(row) in shelf()) section.append(commentForm(row));
  else if (!row || row.can_have_comments) section.append(open);
  return section;
};
const commentForm = (row) => {
  const form = make("div", "comment-form"), area = make("textarea", "remark");
  area.value = shelf()[commentKey(row)] ?? "";
  area.setAttribute("aria-label", words.comment_words);
  area.addEventListener("input", () => {
    shelve(commentKey(row), area.value, "");
    if (row) mark(row);
  });
  // An @ before a name is shown to whoever has that name, on the board.
  const names = make("p", "names");
  names.append(...data.people.map((name) => button(`@${name}`, () => {
    area.setRangeText(`@${name} `, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
    area.focus();
  })));
  form.append(area, names, button(words.add_comment, () => addComment(row, area.value), "Ctrl ⏎", "add"));
  requestAnimationFrame(() => { if (!hand || hand.row === row) area.focus(); });
  return form;
};

const whole = talkAbout(null);
byId("talk").prepend(whole);
export const drawComments = () => {
  for (const one of rows) {
    const count = commentsOn(one).length;
    place(one).querySelector(".open-comments").textContent = count ? words.open_comments.replace("{n}", count) : "";
  }
  whole.querySelectorAll(".damaged").forEach((one) => one.remove());
  whole.prepend(...damaged.map((problem) => make("p", "damaged", problem)));
  fillList(whole, null);
  if (hand) fillList(hand.beside.querySelector(".talk"), hand.row);
};
export const showNewComments = (answer) => {
  ({ comments, damaged, comments_version: commentsVersion } = answer);
  drawComments();
};
// After an order of one's own: the form is put away, unless something else is in it by now.
const showComments = (row, answer, news) => {
  showNewComments(answer);
  if (row) mark(row);
  const section = row ? isInHand(row) && hand.beside.querySelector(".talk") : whole;
  if (section) {
    const form = section.querySelector(".comment-form");
    if (form && !(commentKey(row) in shelf())) form.replaceWith(talkAbout(row).lastElementChild);
    section.querySelector(".open, .remark").focus();
  }
  say(news);
};
const addComment = (row, text) => alone(async () => {
  const key = commentKey(row);
  const answer = await sendOrder("/-/comment", { text, ...(row ? { row: row.number, hash: row.hash } : {}) });
  if (!answer) return false;
  // Somebody may have typed on meanwhile.
  if (shelf()[key] === text) shelve(key, "", "");
  showComments(row, answer, words.comment_added);
  return true;
});
const resolve = (one, row) => alone(async () => {
  const answer = await sendOrder("/-/resolve", { name: one.name });
  if (answer) showComments(row, answer, words.comment_resolved);
  return Boolean(answer);
});
export const comment = () => {
  const open = hand && hand.beside.querySelector(".talk .open");
  if (open) open.click();
  else if (hand && hand.row.can_have_comments) hand.beside.querySelector(".remark").focus();
};
