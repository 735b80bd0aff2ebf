// The front matter.
import { article, digest, to, words } from "./article.js";
import { byId, enableSending, say } from "./dom.js";
import { alone } from "./orders.js";
import { receive } from "./rows.js";
import { POST, mayWrite } from "./server.js";
import { shelf, shelve } from "./shelf.js";

const front = byId("front-form");
const fields = front ? [...front.querySelectorAll("[name]")] : [];
// As `showLeftOver` takes them.
const fieldKey = (field) => `front ${field.name}`;
// As the page was sent: somebody may have typed before this script came.
const written = (field) => field.defaultValue ?? ([...field.options].find((one) => one.defaultSelected) ?? field.options[0]).value;
const base = Object.fromEntries(fields.map((field) => [field.name, written(field)]));
for (const field of fields) {
  const shelveField = () => shelve(fieldKey(field), field.value, base[field.name]);
  const kept = shelf()[fieldKey(field)];
  if (field.value !== base[field.name]) {
    shelveField();
  } else if (kept !== undefined) {
    field.value = kept;
    byId("front").open = true;
  }
  field.addEventListener("input", shelveField);
}
// A field as it is now in the file, unless somebody has typed on since it was sent.
const showField = (fresh, sent) => {
  const field = byId(`front-${fresh.name}`), hint = byId(`front-${fresh.name}-hint`);
  if (field.value === sent) field.value = fresh.value;
  base[fresh.name] = fresh.value;
  shelve(fieldKey(field), field.value, fresh.value);
  hint.textContent = fresh.hint;
  hint.className = fresh.is_wanted ? "hint wanted" : "hint";
};
export const saveFields = () => alone(async () => {
  const values = Object.fromEntries(fields.map((field) => [field.name, field.value]));
  const [status, answer] = await POST("/-/fields", { article, to, digest, base, values });
  if (status === 200) {
    answer.fields.forEach((one) => showField(one, values[one.name]));
    receive(answer);
    say(words.saved);
  } else if (status === 409) {
    // Whoever has seen what the file has may write over it.
    Object.assign(base, answer.theirs);
    for (const [name, value] of Object.entries(answer.theirs)) {
      const hint = byId(`front-${name}-hint`);
      hint.textContent = words.in_file.replace("{value}", () => value || "—");
      hint.classList.add("changed");
    }
    say(words.field_changed);
  } else {
    say(answer.message);
  }
  return status === 200;
});
if (front) {
  front.addEventListener("submit", (event) => {
    event.preventDefault();
    saveFields();
  });
  if (mayWrite) enableSending(front);
}
