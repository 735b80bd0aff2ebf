// Six small comforts; every page is whole without them.
(() => {
  "use strict";
  const script = document.currentScript.src;
  const text = document.querySelector(".text");

  // 1. The language switch lands on the same paragraph: both editions share their ids.
  const marks = text ? [...text.querySelectorAll(".prose [id]:not([id^=fnref])")] : [];
  const lastAbove = (line, among) => {
    let found = "";
    for (const mark of among) {
      if (mark.getBoundingClientRect().top > line) break;
      found = mark.id;
    }
    return found;
  };
  const place = () => lastAbove(64, marks) || (scrollY > innerHeight / 3 ? location.hash.slice(1) : "");
  for (const door of document.querySelectorAll("a[data-twin]")) {
    const address = door.getAttribute("href");
    const aim = () => {
      const id = place();
      door.setAttribute("href", id ? address + "#" + encodeURIComponent(id) : address);
    };
    for (const when of ["pointerdown", "focus", "click"]) door.addEventListener(when, aim);
  }

  // 2. “Copy the link” is offered only where it works.
  const copy = document.querySelector("[data-copy]");
  if (copy && navigator.clipboard) {
    const button = copy.querySelector("button");
    const words = button.querySelector("span");
    const label = words.textContent;
    copy.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.url || location.href);
        words.textContent = button.dataset.copied;
        setTimeout(() => { words.textContent = label; }, 2500);
      } catch { copy.hidden = true; }
    });
  }

  // 3. The contents stand open beside the text, and show where the reader is.
  const contents = document.querySelector(".contents details");
  if (contents) {
    const margin = matchMedia("(min-width: 62rem)");
    const unfold = () => { contents.open = margin.matches; };
    margin.addEventListener("change", unfold);
    unfold();
    const lines = new Map([...contents.querySelectorAll("a")].map((line) => [decodeURIComponent(line.hash.slice(1)), line]));
    const headings = marks.filter((mark) => lines.has(mark.id));
    const follow = () => {
      const here = lastAbove(innerHeight / 3, headings);
      for (const [id, line] of lines) {
        if (id === here) line.setAttribute("aria-current", "location");
        else line.removeAttribute("aria-current");
      }
    };
    let due = 0;
    addEventListener("scroll", () => {
      if (!due) due = requestAnimationFrame(() => { due = 0; follow(); });
    }, { passive: true });
    follow();
  }

  // 4. On a wide screen a note stands beside its call; where they do not fit, they stay at the foot.
  const wide = matchMedia("(min-width: 75rem)");
  const notes = text ? [...text.querySelectorAll(".endnotes li")] : [];
  if (notes.length) {
    const end = text.querySelector(".afterword");
    const set = () => {
      text.classList.toggle("beside", wide.matches);
      if (!wide.matches) return;
      const top = text.getBoundingClientRect().top;
      // The first notes leave room for the box of the twin.
      const twins = document.querySelector(".twins");
      let free = twins ? twins.getBoundingClientRect().bottom - top + 14 : 0;
      for (const note of notes) {
        const call = document.getElementById("fnref" + note.id.slice(2));
        const line = call ? call.getBoundingClientRect().top - top - 4 : free;
        const y = Math.max(free, Math.round(line));
        note.style.top = y + "px";
        free = y + note.offsetHeight + 14;
      }
      if (free > end.getBoundingClientRect().bottom - top) text.classList.remove("beside");
    };
    wide.addEventListener("change", set);
    addEventListener("beforeprint", () => text.classList.remove("beside"));
    addEventListener("afterprint", set);
    new ResizeObserver(set).observe(text.querySelector(".prose"));
    if (document.fonts) document.fonts.ready.then(set);
  }

  // 5. A paragraph that this edition lacks, or has made part of another: the nearest one before it.
  const land = () => {
    const wanted = /^#p(\d+)(-\d+)?$/.exec(location.hash);
    if (!wanted || document.getElementById(location.hash.slice(1))) return;
    const before = marks.filter((mark) => /^p\d+$/.test(mark.id) && Number(mark.id.slice(1)) <= Number(wanted[1]));
    if (before.length) before.at(-1).scrollIntoView();
  };
  addEventListener("hashchange", land);
  land();

  // 6. Who follows a door to the other language has chosen: a server that leads visitors of "/" to the language of
  // their browser (see "hosting") asks for this cookie first.
  const home = new URL(script).pathname.replace(/\/assets\/.*/, "/");
  for (const door of document.querySelectorAll(".languages a[hreflang], a[data-twin], .door a[hreflang]")) {
    door.addEventListener("click", () => {
      const safe = location.protocol === "https:" ? "; secure" : "";
      document.cookie = `lang=${door.hreflang}; path=${home}; max-age=31536000; samesite=lax${safe}`;
    });
  }
})();
