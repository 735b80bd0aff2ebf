// Words that somebody has selected in either text: where they were translated before, and a term for the glossary.
import { article, data, place, to, words } from "../article.js";
import { button, inLanguage, make, say } from "../dom.js";
import { hand } from "../hand.js";
import { alone } from "../orders.js";
import { sendOrder } from "../rows.js";
import { POST, mayWrite } from "../server.js";
import { check } from "./checks.js";

const MOST = 200;
const tidy = (text) => text.replace(/\s+/g, " ").trim().slice(0, MOST);
// What is selected in the original is gone as soon as something is selected in the translation.
let ofOriginal = { row: null, text: "" };
const noteSelection = () => {
  const selection = getSelection(), text = tidy(String(selection));
  if (hand && text && place(hand.row).querySelector(".source").contains(selection.anchorNode)) ofOriginal = { row: hand.row, text };
};
document.addEventListener("selectionchange", noteSelection);
const selected = () => {
  // A key may come before the browser tells of what was selected just now.
  noteSelection();
  const { area, row } = hand;
  return [ofOriginal.row === row ? ofOriginal.text : "", tidy(area.value.slice(area.selectionStart, area.selectionEnd))];
};

const itemOf = (found) => {
  const item = make("li", "found");
  item.append(...found.texts.map((pieces, side) => {
    const text = make("p", "body");
    inLanguage(text, data.langs[side]);
    text.append(...pieces.map(([kind, part]) => make(kind === "hit" ? "mark" : "span", "", part)));
    return text;
  }));
  const where = make(found.href ? "a" : "span", "facts", found.where);
  if (found.href) where.href = found.href;
  item.append(where);
  return item;
};
const inputsOf = () => [...hand.beside.querySelectorAll(".phrases input")];
const search = async () => {
  const asked = hand, [original, translation] = inputsOf().map((one) => tidy(one.value));
  const [status, answer] = await POST("/-/find", { article, to, words: original || translation, is_original: Boolean(original) });
  if (asked !== hand) return;
  if (status !== 200) return say(answer.message);
  const list = hand.beside.querySelector(".phrases ol");
  list.replaceChildren(...answer.found.map(itemOf));
  say(answer.message);
};
const addTerm = () => alone(async () => {
  const [source, target] = inputsOf().map((one) => tidy(one.value));
  const answer = await sendOrder("/-/term", { source, target });
  if (!answer) return false;
  if (hand) check();
  say(words.term_added);
  return true;
});
export const phrasesOf = () => {
  const box = make("details", "phrases"), form = make("form"), buttons = make("div", "buttons");
  form.append(...["words_original", "words_translation"].map((name, side) => {
    const label = make("label", "", words[name]), input = make("input");
    inLanguage(input, data.langs[side]);
    input.maxLength = MOST;
    label.append(input);
    return label;
  }));
  buttons.append(button(words.find, search, "Alt F"));
  if (mayWrite) buttons.append(button(words.add_term, addTerm, "Alt G"));
  form.append(buttons);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  box.append(make("summary", "", words.words), form, make("ol"));
  box.addEventListener("toggle", () => { if (box.open && !inputsOf().some((one) => one.value)) fill(); });
  return box;
};
const fill = () => {
  const inputs = inputsOf();
  selected().forEach((text, side) => { if (text) inputs[side].value = text; });
  return inputs;
};
// By a key: with what is selected; where a word is missing, it can be written.
const openWith = (act, isEnough) => {
  if (!hand) return;
  hand.beside.querySelector(".phrases").open = true;
  const inputs = fill(), isFocused = inputs.includes(document.activeElement);
  if (isEnough(inputs)) act();
  if (!isFocused) (inputs.find((one) => !one.value) || inputs[0]).focus();
};
export const findSelected = () => openWith(search, (inputs) => inputs.some((one) => one.value));
export const addSelected = () => mayWrite && openWith(addTerm, (inputs) => inputs.includes(document.activeElement) && inputs.every((one) => one.value));
