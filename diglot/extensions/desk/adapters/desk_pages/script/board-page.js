// The board, and the notice of an article without a translation: to begin one, and to publish the site.
import { byId, make, say } from "./dom.js";
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
// What stops publishing, of articles that were opened since the desk was: a build of each is asked for what it says.
const board = document.querySelector(".board");
const countStops = async () => {
  let status, answer;
  try {
    [status, answer] = await POST("/-/stops", {});
  } catch { return; }
  if (status !== 200) return;
  board.querySelectorAll(".stops").forEach((one) => one.remove());
  for (const { article, to, stops } of answer.rows) {
    const row = board.querySelector(`tr[data-article="${CSS.escape(article)}"][data-to="${CSS.escape(to)}"]`);
    row?.querySelector(".state").after(make("span", "stops overdue", board.dataset.stops.replace("{n}", stops)));
  }
};
if (board) countStops();
// First what would change; then that, which was looked at, is published; or readers get the previous release.
const showProblems = (problems) => {
  const list = byId("build-problems");
  list.hidden = !problems.length;
  list.replaceChildren(...problems.map((one) => {
    const row = make("li", one.stops ? "stops" : ""), place = make(one.href ? "a" : "span", "", one.where);
    if (one.href) place.href = one.href;
    row.append(make("b", "", one.stops ? list.dataset.stops : list.dataset.seen), ": ", one.what, " ", place, make("small", "", one.fix));
    return row;
  }));
};
const steps = [...document.querySelectorAll("[data-step]")], publish = document.querySelector("[data-step=publish]");
for (const one of steps) {
  one.addEventListener("click", async () => {
    const printed = byId("published"), { step, wait } = one.dataset;
    steps.forEach((other) => { other.disabled = true; });
    printed.textContent = wait;
    showProblems([]);
    let isDone = false;
    try {
      const [status, answer] = await POST("/-/publish", { step });
      printed.textContent = answer.message;
      showProblems(answer.problems || []);
      isDone = status === 200;
    } catch (error) {
      printed.textContent = String(error);
    } finally {
      steps.forEach((other) => { other.disabled = false; });
      publish.hidden = !(step === "look" && isDone);
    }
  });
}
