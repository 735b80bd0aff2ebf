// What a build says of the files as they are.
import { article, digest, place, rows, to, words } from "../article.js";
import { byId, inLanguage, make } from "../dom.js";
import { POST } from "../server.js";

// What a build of the files as they are says: at each row, in it or not, and how much of it stops publishing.
let buildTimer = 0;
export const askBuildSoon = (wait = 600) => {
  clearTimeout(buildTimer);
  buildTimer = setTimeout(askBuild, wait);
};
const askBuild = async () => {
  let answer, status;
  try {
    [status, answer] = await POST("/-/build", { article, to });
  } catch { return; }
  // Of an article that was saved meanwhile the next answer tells.
  if (status !== 200 || answer.digest !== digest) return;
  document.querySelectorAll(".of-build").forEach((one) => one.remove());
  const stops = answer.problems.filter((one) => one.stops);
  byId("stops").textContent = stops.length ? words.stops.replace("{n}", stops.length) : "";
  for (const one of answer.problems) {
    const note = make("p", one.stops ? "of-build stops" : "of-build");
    inLanguage(note, document.documentElement.lang);
    note.append(make("b", "", `${one.stops ? words.stops_publishing : words.readers_see}: ${one.what}`), " ", make("span", "", one.fix));
    (one.row === null ? byId("talk") : place(rows[one.row]).querySelector(".target")).append(note);
  }
};
