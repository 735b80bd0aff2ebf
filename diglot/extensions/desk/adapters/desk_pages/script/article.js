// The article as the page has it: its rows, where each stands on the page, and words in the language of the person.
import { byId } from "./dom.js";
import { mayWrite } from "./server.js";

export const data = JSON.parse(byId("data").textContent);
export const { article, to, rows, words } = data;
export const provider = mayWrite && data.provider;
export let digest = data.digest;
export const setDigest = (now) => { digest = now; };

const items = new WeakMap();
export const place = (row) => items.get(row);
export const putAt = (row, item) => items.set(row, item);
rows.forEach((row) => putAt(row, byId(`row-${row.number}`)));
export const rowOf = (item) => rows.find((row) => place(row) === item);
// A row that is no longer in the file has its place between two others as long as somebody has it in hand.
export const positionOf = (row) => {
  if (rows[row.number] === row) return row.number;
  const isBelow = (one) => place(row).compareDocumentPosition(place(one)) & Node.DOCUMENT_POSITION_FOLLOWING;
  const below = rows.findIndex(isBelow);
  return (below < 0 ? rows.length : below) - 0.5;
};

const needsWork = new Set(data.to_do);
// Rows that were saved here are not gone through again until the page is loaded again.
export const done = new WeakSet();
export const isToDo = (row) => needsWork.has(row.state) && !done.has(row);
export const isToReview = (row) => row.state === data.to_review;
