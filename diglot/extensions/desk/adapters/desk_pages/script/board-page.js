// The board, and the notice of an article without a translation: to begin one, and to publish the site.
import { byId, say } from "./dom.js";
import { POST } from "./server.js";

const begin = byId("begin");
if (begin) {
  begin.addEventListener("click", async () => {
    const [status, answer] = await POST("/-/begin", begin.dataset);
    if (status === 200) location.reload();
    else say(answer.message);
  });
  begin.disabled = false; // before, a click would be lost
}
// First what would change; then that, which was looked at, is published; or readers get the previous release.
const steps = [...document.querySelectorAll("[data-step]")], publish = document.querySelector("[data-step=publish]");
for (const one of steps) {
  one.addEventListener("click", async () => {
    const printed = byId("published"), { step, wait } = one.dataset;
    steps.forEach((other) => { other.disabled = true; });
    printed.textContent = wait;
    let isDone = false;
    try {
      const [status, answer] = await POST("/-/publish", { step });
      printed.textContent = answer.message;
      isDone = status === 200;
    } catch (error) {
      printed.textContent = String(error);
    } finally {
      steps.forEach((other) => { other.disabled = false; });
      publish.hidden = !(step === "look" && isDone);
    }
  });
}
