// The original of an article, as a whole. What is typed is kept in the browser until it is saved.
import { byId, enableSending, say } from "./dom.js";
import { openPicture, setUpPictures } from "./picture.js";
import { POST, mayWrite } from "./server.js";
import { openWord, setUpWord } from "./word.js";

const form = byId("write"), area = byId("text");
if (form && mayWrite) {
  const { article, to } = form.dataset, SHELF = `diglot-desk original ${article}`, theirs = byId("theirs");
  let base = area.defaultValue, isBusy = false;
  const shelve = () => {
    try {
      if (area.value === base) localStorage.removeItem(SHELF);
      else localStorage.setItem(SHELF, area.value);
    } catch (error) {
      console.error(error);
    }
  };
  const replaceText = (text) => {
    area.focus();
    area.select();
    // The browser's own undo goes back over it.
    if (!document.execCommand("insertText", false, text)) area.value = text;
    shelve();
  };
  const insert = (text) => {
    area.focus();
    const before = area.value.slice(0, area.selectionStart), after = area.value.slice(area.selectionEnd);
    // A picture is a paragraph of its own.
    const head = /(^|\n\n)$/.test(before) ? "" : before.endsWith("\n") ? "\n" : "\n\n", tail = after.startsWith("\n\n") ? "" : "\n\n";
    if (!document.execCommand("insertText", false, head + text + tail)) area.setRangeText(head + text + tail);
    shelve();
    return true;
  };
  const save = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      const text = area.value;
      const [status, answer] = await POST("/-/write", { article, to, base, text });
      theirs.hidden = true;
      if (status === 200) {
        base = text;
        say(form.dataset.saved);
      } else if (status === 409) {
        base = answer.theirs;
        if (answer.merged !== null) replaceText(answer.merged);
        else {
          theirs.textContent = answer.theirs;
          theirs.hidden = false;
        }
        say(answer.merged !== null ? form.dataset.merged : form.dataset.conflict);
      } else say(answer.message);
      shelve();
    } catch (error) {
      say(String(error));
    } finally {
      isBusy = false;
    }
  };
  const kept = localStorage.getItem(SHELF);
  if (kept !== null && kept !== base) {
    area.value = kept;
    say(form.dataset.kept);
  }
  // Below the front matter, where a text or a picture goes, unless the person puts the cursor elsewhere.
  area.setSelectionRange(area.value.length, area.value.length);
  if (/^---\n[^]*?\n---\s*$/.test(area.value)) area.focus();
  area.addEventListener("input", shelve);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  area.addEventListener("keydown", (event) => { if ((event.ctrlKey || event.metaKey) && event.key === "Enter") save(); });
  byId("undo").addEventListener("click", async () => {
    const [status, answer] = await POST("/-/undo-text", { article, to });
    if (status !== 200) return say(answer.message);
    if (answer.is_gone) {
      localStorage.removeItem(SHELF);
      return location.assign("/");
    }
    // What is typed and not saved stays.
    const isTyped = area.value !== base;
    base = answer.text;
    if (!isTyped) replaceText(base);
    shelve();
    say(form.dataset.undone);
  });
  byId("picture").addEventListener("click", () => openPicture());
  setUpPictures({ article, to }, insert);
  setUpWord(() => ({ article, to }));
  const word = byId("word");
  if (word) word.addEventListener("click", openWord);
  addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    if (!file || !file.type.startsWith("image/")) return;
    event.preventDefault();
    openPicture(file);
  });
  enableSending(form);
}
