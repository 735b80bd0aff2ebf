// What is sent to the desk, in the name of whoever is signed in; and why a save of theirs was not committed.
import { button, byId, make } from "./dom.js";

// Of somebody who is signed in: the token that writes must bring, and what they may do.
const { token, may } = document.body.dataset;
export const mayWrite = may.split(" ").includes("translator"), mayReview = may.split(" ").includes("reviewer");

// As much as the desk takes of a file: MOST_UPLOAD there.
const MOST_BYTES = { "/-/picture": 40_000_000, "/-/word": 50_000_000 };
export const isTooLarge = (path, file) => file.size > MOST_BYTES[path];
export const POST = (path, order) => send(path, "application/json", JSON.stringify(order));
// A file, and what is said of it in the address.
export const sendFile = (path, order, file) => send(`${path}?${new URLSearchParams(order)}`, "application/octet-stream", file);
const send = async (path, media, body) => {
  const answer = await fetch(path, {
    method: "POST", headers: { "Content-Type": media, "X-Desk-Token": token }, body, cache: "no-store",
  });
  const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  const sent = isJson ? await answer.json() : { message: await answer.text() };
  if (sent.uncommitted) warn(sent.uncommitted);
  return [answer.status, sent];
};

// The server says it once, and the page may be loaded again at once.
const UNCOMMITTED = "diglot-desk uncommitted";
const warn = (reason) => {
  sessionStorage.setItem(UNCOMMITTED, reason);
  showWarning();
};
const showWarning = () => {
  const box = byId("uncommitted"), reason = sessionStorage.getItem(UNCOMMITTED);
  if (!box) return;
  box.replaceChildren(...(reason ? [make("span", "", reason), button(box.dataset.close, () => {
    sessionStorage.removeItem(UNCOMMITTED);
    showWarning();
  })] : []));
};
showWarning();
