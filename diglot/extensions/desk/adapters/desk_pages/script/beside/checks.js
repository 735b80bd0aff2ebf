// What helps with the row in hand: findings, terms, passages of the memory.
import { article, data, digest, to, words } from "../article.js";
import { button, inLanguage, make, pieces } from "../dom.js";
import { hand, insert } from "../hand.js";
import { POST } from "../server.js";

export const listOf = (findings) => {
  const list = make("ul");
  list.append(...findings.map((one) => {
    const item = make("li", "finding");
    item.append(make("b", "", one.what), make("span", "", one.fix));
    return item;
  }));
  return list;
};
export const checkSoon = () => {
  clearTimeout(hand.timer);
  hand.timer = setTimeout(check, 200);
};
export const check = async () => {
  const asked = hand, number = ++hand.asked;
  let answer, status;
  try {
    [status, answer] = await POST("/-/check", { article, to, row: hand.row.number, text: hand.area.value });
  } catch { return; }
  // An answer that is late, or about a row that was left, is no news.
  if (status !== 200 || asked !== hand || number !== hand.asked) return;
  const { findings, terms } = hand;
  const list = listOf(answer.findings);
  findings.hidden = !hand.area.value.trim();
  findings.querySelector(".list").replaceChildren(answer.findings.length ? list : make("p", "none", words.no_findings));
  terms.hidden = !answer.terms.length;
  const uses = make("ul");
  uses.append(...answer.terms.map((one) => {
    const item = make("li", "term"), form = button(one.forms[0], () => insert(one.forms[0]));
    inLanguage(form, to);
    form.title = words.insert;
    item.append(make("span", "", `${one.term} →`), form);
    if (one.is_used) item.append(make("small", "used", words.used));
    return item;
  }));
  terms.querySelector(".list").replaceChildren(uses);
};
export const findMatches = async () => {
  const asked = hand;
  let answer, status;
  try {
    [status, answer] = await POST("/-/matches", { article, to, digest, row: hand.row.number });
  } catch { return; }
  if (status !== 200 || asked !== hand) return;
  const { matches } = hand;
  hand.suggestions = answer.matches.map((match) => match.target);
  const list = make("ol");
  list.append(...answer.matches.map((match, at) => {
    const item = make("li"), one = button("", () => insert(match.target), "", match.is_weak ? "match weak" : "match");
    const old = make("span", "old");
    inLanguage(old, data.langs[0]);
    old.append(...pieces(match.source));
    const body = make("span", "body", match.target);
    inLanguage(body, to);
    one.append(make("kbd", "", at + 1), body, old, make("span", "facts", `${match.likeness} · ${match.where}`));
    item.append(one);
    return item;
  }));
  matches.hidden = !hand.row.source || hand.row.state === "none";
  matches.querySelector(".list").replaceChildren(answer.matches.length ? list : make("p", "none", words.no_matches));
};
