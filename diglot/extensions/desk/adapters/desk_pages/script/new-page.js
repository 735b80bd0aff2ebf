// A new article: begun empty, or from a Word file.
import { byId, enableSending, say } from "./dom.js";
import { POST } from "./server.js";
import { setUpWord } from "./word.js";

const form = byId("new"), { title, name, to, section } = form.elements;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const order = { article: "", to: to.value, title: title.value, name: name.value, section: section ? section.value : "" };
  const [status, answer] = await POST("/-/new", order);
  if (status === 200) location.assign(answer.href);
  else say(answer.message);
});
enableSending(form);
setUpWord(() => ({ to: to.value, section: section ? section.value : "" }));
