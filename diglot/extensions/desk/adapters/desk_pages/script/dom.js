// Elements of a page, and the line in which it says what came of something. Text is never read as markup here.

export const byId = (id) => document.getElementById(id);
export const make = (name, className, text = "") => {
  const one = document.createElement(name);
  if (className) one.className = className;
  one.textContent = text;
  return one;
};
export const button = (words, act, key = "", className = "") => {
  const one = make("button", className, words);
  one.type = "button";
  if (key) one.append(" ", make("kbd", "", key));
  one.addEventListener("click", act);
  return one;
};
// Words of a language stand in its direction, or in that of their own first letters.
export const inLanguage = (one, lang) => Object.assign(one, { lang, dir: "auto" });
// What differs between two texts, word by word.
export const pieces = (changes) => changes.map(([kind, text]) => make({ in: "ins", out: "del", same: "span" }[kind], "", text));
// Before its script is there, a browser would send a form by itself, and what is typed in it would be lost.
export const enableSending = (form) => { form.querySelector("[type=submit]").disabled = false; };
export const said = byId("said");
// Twice the same sentence is news as well: a new element is read out again.
export const say = (words) => said && said.replaceChildren(...(words ? [make("span", "says", words)] : []));
