// Players of other sites: nothing is asked of them before a reader wants one. Without this script, the links lead there.
"use strict";

for (const facade of document.querySelectorAll("[data-frame]")) {
  facade.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = facade.dataset.frame;
    frame.title = facade.dataset.title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    facade.replaceChildren(frame);
    frame.focus();
  });
}
/* default af1c1e */
