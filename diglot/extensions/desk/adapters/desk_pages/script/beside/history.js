// What the row in hand held earlier, who wrote that, and when; what it held can be taken back.
import { article, digest, to, words } from "../article.js";
import { button, inLanguage, make, pieces, say } from "../dom.js";
import { hand, replaceText } from "../hand.js";
import { POST, mayWrite } from "../server.js";

const itemOf = (version) => {
  const item = make("li", "version"), text = make("p", "body");
  inLanguage(text, to);
  text.append(...pieces(version.changes));
  item.append(make("small", "", version.facts), text);
  if (mayWrite && version.text && version.text !== hand.row.target) {
    item.append(button(words.take_back, () => {
      replaceText(version.text);
      say(words.taken_back);
    }));
  }
  return item;
};
// Shown beside the row, and put away again.
export const showHistory = async () => {
  if (!hand) return;
  const asked = hand, old = hand.beside.querySelector(".history");
  if (old) return old.remove();
  const section = make("section", "history");
  section.tabIndex = -1;
  section.append(make("h2", "", words.history));
  hand.beside.querySelector(".talk").after(section);
  const [status, answer] = await POST("/-/history", { article, to, digest, row: hand.row.number });
  if (asked !== hand) return;
  if (status !== 200) return say(answer.message);
  const list = make("ol");
  list.append(...answer.versions.map(itemOf));
  section.append(answer.versions.length ? list : make("p", "none", words.no_history));
  if (answer.message) section.append(make("p", "none", answer.message));
  section.focus();
};
