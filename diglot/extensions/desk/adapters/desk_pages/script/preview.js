// Both pages as they will be published.
import { article, data, digest, place, rows, words } from "./article.js";
import { byId, make } from "./dom.js";
import { hand } from "./hand.js";

const PREVIEW = "diglot-desk preview";
let previews = null;
export const isNarrow = () => matchMedia("(max-width: 52rem)").matches;
// The beginning of a passage without punctuation and markup, which are not the same in a manuscript and on a page.
const opening = (text) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, 80);
const PASSAGES = "h1, h2, h3, h4, h5, h6, p, ul, ol, li, dl, blockquote, figure, pre, table";
// Where a row is on a page: the element that begins as its first block does; the second one, if it is the second row.
const findOnPage = (page, row, side) => {
  if (row.field) return page.querySelector(row.field === "title" ? "h1" : `.${row.field}`);
  const wordsOf = (one) => {
    const block = place(one).querySelector(`.${side} > .shown > *`);
    return block ? opening(block.textContent.replace(/^\[\^[^\]]+\]:/, "")) : "";
  };
  const sought = wordsOf(row);
  if (!sought) return null;
  const before = rows.slice(0, row.number).filter((one) => !one.field && wordsOf(one) === sought).length;
  const same = [...page.querySelectorAll(PASSAGES)].filter((one) => opening(one.textContent).startsWith(sought));
  const whole = same.filter((one) => !same.some((other) => other !== one && other.contains(one)));
  return whole[before] || whole[0];
};
const follow = (frame, side) => {
  const page = frame.contentDocument;
  if (!page || !page.body) return;
  for (const old of page.querySelectorAll("[data-in-hand]")) {
    old.style.outline = "";
    delete old.dataset.inHand;
  }
  const found = hand && findOnPage(page, hand.row, side);
  if (!found) return;
  found.dataset.inHand = "";
  found.style.outline = "2px solid currentcolor";
  found.style.outlineOffset = "4px";
  const { top, height } = found.getBoundingClientRect(), view = frame.contentWindow;
  view.scrollTo({ top: view.scrollY + top - Math.max(16, (view.innerHeight - height) / 3), behavior: "instant" });
};
const SIDES = ["source", "target"];
export const followAll = () => {
  if (previews) [...previews.children].forEach((box, at) => follow(box.lastElementChild, SIDES[at]));
};
// The old page is there until the new one is: nothing flickers.
export const drawPages = (numbers) => {
  if (!previews) return;
  for (const at of numbers) {
    const box = previews.children[at], frame = make("iframe", "loading"), lang = data.langs[at];
    frame.setAttribute("sandbox", "allow-same-origin");
    frame.title = data.pages[at];
    frame.src = `/-/page?${new URLSearchParams({ name: article, lang, version: digest })}`;
    frame.addEventListener("load", () => {
      const old = [...box.children].slice(0, [...box.children].indexOf(frame)), last = old.at(-1);
      if (last) frame.contentWindow.scrollTo(0, last.contentWindow.scrollY);
      // It is there to be looked at: its links lead nowhere.
      frame.contentDocument.addEventListener("click", (event) => event.preventDefault());
      frame.classList.remove("loading");
      old.forEach((one) => one.remove());
      follow(frame, SIDES[at]);
    });
    box.append(frame);
  }
};
export const togglePreview = (isOn = !previews) => {
  if (previews) previews.remove();
  previews = isOn ? make("section", "previews") : null;
  if (previews) {
    previews.setAttribute("aria-label", words.preview);
    previews.append(...data.langs.map(() => make("div")));
    document.body.append(previews);
    drawPages([0, 1]);
  }
  document.documentElement.classList.toggle("previewing", isOn);
  byId("preview").setAttribute("aria-pressed", isOn);
  if (hand) place(hand.row).scrollIntoView({ block: "nearest" });
};
export const isRemembered = () => {
  try { return Boolean(localStorage.getItem(PREVIEW)); } catch { return false; }
};
export const rememberPreview = () => {
  togglePreview();
  try { localStorage.setItem(PREVIEW, previews ? "on" : ""); } catch { /* It is not remembered, then. */ }
};
