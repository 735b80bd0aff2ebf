// A file that keeps an article from being opened: it is saved only if it can be read then.
import { byId, enableSending, say } from "./dom.js";
import { POST } from "./server.js";

const form = byId("repair");
if (form) {
  const area = byId("file"), { article, to, digest, line } = form.dataset;
  const send = async (path, order = {}) => {
    const [status, answer] = await POST(path, { article, to, ...order });
    if (status === 200) return answer;
    say(answer.message);
    return null;
  };
  const save = async () => { if (await send("/-/repair", { digest, text: area.value })) location.reload(); };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  area.addEventListener("keydown", (event) => { if ((event.ctrlKey || event.metaKey) && event.key === "Enter") save(); });
  byId("undo").addEventListener("click", async () => { if (await send("/-/undo")) location.reload(); });
  byId("readable").addEventListener("click", async () => {
    const answer = await send("/-/readable");
    if (!answer) return;
    area.hidden = false;
    enableSending(form);
    area.focus();
    area.select();
    // The browser's own undo goes back over it.
    if (!document.execCommand("insertText", false, answer.text)) area.value = answer.text;
    say(answer.message);
  });
  if (!area.hidden) enableSending(form);
  const before = area.value.split("\n").slice(0, Math.max(0, line - 1)).join("\n").length;
  area.setSelectionRange(before + (line > 1), before + (line > 1));
}
