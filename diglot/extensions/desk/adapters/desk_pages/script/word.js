// A Word file: the desk says what it would write, and writes that when the person has seen it.
import { byId, enableSending, make } from "./dom.js";
import { POST, isTooLarge, sendFile } from "./server.js";

const form = byId("word-form"), sheet = byId("word-sheet");
const part = (name) => form.querySelector(name);
let seen = null;

const show = (answer) => {
  seen = answer;
  const items = (texts) => texts.map((text) => make("li", "", text));
  part(".files").replaceChildren(...items(answer.files));
  part(".problems").replaceChildren(...items(answer.problems));
  part(".lines").textContent = answer.lines.join("\n");
  part(".seen").hidden = false;
  part(".write").hidden = !answer.files.length;
  part(".sheet-said").textContent = answer.message;
  (answer.files.length ? part(".write") : part(".lines")).focus();
};
const forget = () => {
  seen = null;
  part(".seen").hidden = part(".write").hidden = true;
  part(".sheet-said").textContent = "";
};
// orderOf: the article, the language of the text and, of a new one, its section.
export const setUpWord = (orderOf) => {
  if (!form) return;
  const told = part(".sheet-said");
  const look = async () => {
    const [file] = form.elements.file.files;
    forget();
    if (isTooLarge("/-/word", file)) { told.textContent = form.dataset.tooLarge; return; }
    told.textContent = form.dataset.wait;
    try {
      const [status, answer] = await sendFile("/-/word", { ...orderOf(), name: file.name }, file);
      if (status === 200) show(answer);
      else told.textContent = answer.message;
    } catch (error) {
      told.textContent = String(error);
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  });
  form.elements.file.addEventListener("change", forget);
  enableSending(form);
  part(".write").addEventListener("click", async () => {
    const { article, to, token } = seen;
    const [status, answer] = await POST("/-/import", { article, to, token });
    if (status === 200) location.assign(answer.href);
    else told.textContent = answer.message;
  });
  if (sheet) {
    part(".close").hidden = false;
    part(".close").addEventListener("click", () => sheet.close());
  }
  addEventListener("dragover", (event) => { if ([...event.dataTransfer.types].includes("Files")) event.preventDefault(); });
  addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    if (!file || !/\.docx$/i.test(file.name)) return;
    event.preventDefault();
    if (sheet && !sheet.open) sheet.showModal();
    form.elements.file.files = event.dataTransfer.files;
    look();
  });
};
export const openWord = () => { if (sheet && !sheet.open) sheet.showModal(); };
