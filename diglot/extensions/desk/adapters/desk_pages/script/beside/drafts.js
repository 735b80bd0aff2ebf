// Drafts by machine.
import { article, place, provider, to, words } from "../article.js";
import { button, inLanguage, make, say } from "../dom.js";
import { hand, insertDraft } from "../hand.js";
import { POST } from "../server.js";
import { listOf } from "./checks.js";

// By the hash of the row: what was asked for once is not asked for again when the row is left.
export const drafts = new Map();
export const draftOf = (row) => {
  const section = make("section", "draft"), draft = drafts.get(row.hash);
  section.append(make("h2", "", words.draft));
  if (draft && draft.text !== undefined) {
    const one = button("", insertDraft, "", "match"), body = make("span", "body", draft.text);
    inLanguage(body, to);
    one.append(make("kbd", "", "0"), body, make("span", "facts", provider.name));
    section.append(one, listOf(draft.findings));
  } else {
    const ask = button(provider.ask, () => askForDraft(), "Alt A", "ask");
    ask.append(make("span", "facts", provider.to));
    ask.disabled = Boolean(draft && draft.isAsked);
    section.append(ask);
    if (draft && draft.refusal) section.append(make("p", "refused", draft.refusal));
  }
  return section;
};
const showDraft = (row, draft) => {
  drafts.set(row.hash, draft);
  if (hand && hand.row === row) hand.beside.querySelector(".draft").replaceWith(draftOf(row));
};
export const askForDraft = async () => {
  const { row } = hand, known = drafts.get(row.hash);
  if (!provider || !row.source || (known && (known.isAsked || known.text !== undefined))) return;
  const { name, place } = provider;
  showDraft(row, { isAsked: true });
  say(words.asking);
  let status, answer;
  try {
    [status, answer] = await POST("/-/draft", { article, to, row: row.number, hash: row.hash, name, place });
  } catch {
    [status, answer] = [0, { message: words.lost }];
  }
  showDraft(row, status === 200 ? answer : { refusal: answer.message });
  if (hand && hand.row === row) say(status === 200 ? words.drafted : answer.message);
};
