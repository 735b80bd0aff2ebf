// The search on any page, in a dialog: what its own page has, which is asked for when the dialog is opened first. The
// addresses in it are made whole: that page may be elsewhere.
let dialog;

const load = async (form) => {
  const answer = await fetch(form.action);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html"), box = page.querySelector(".search");
  const whole = (href) => new URL(href, form.action).href;
  const style = page.querySelector("link[href*='/search.']"), program = page.querySelector("script[src*='/search.']");
  box.append(page.querySelector(".languages") ?? "");
  for (const link of box.querySelectorAll("[href]")) link.href = whole(link.getAttribute("href"));
  box.dataset.index = new URL(whole(box.dataset.index)).pathname;
  style.href = whole(style.getAttribute("href"));
  const made = document.createElement("dialog"), close = document.createElement("button");
  close.type = "button";
  close.className = "search-close";
  close.textContent = form.dataset.close;
  close.addEventListener("click", () => made.close());
  made.className = "search-dialog";
  made.setAttribute("aria-label", page.querySelector("h1").textContent);
  made.addEventListener("click", (event) => { if (event.target === made) made.close(); });
  made.append(close, box);
  await new Promise((done, fail) => { Object.assign(style, { onload: done, onerror: fail }); document.head.append(style); });
  document.body.append(made);
  await import(whole(program.getAttribute("src")));
  return made;
};

export const open = async (form) => {
  dialog ??= load(form);
  try {
    const made = await dialog;
    if (document.querySelector("dialog[open]")) return;
    made.showModal();
    made.querySelector("[type=search]").focus();
  } catch (error) {
    dialog = undefined;
    throw error;
  }
};
/* default 96bbd8 */
