// The commands of a guide, typed as the reader started the program. What only a copy of the repository has stays as it
// is: its own commands, and the guides about it.
{
  const box = document.querySelector(".typed-as");
  const IN_A_COPY = "python3 build.py", KEPT = "typed-as";
  const ABOUT_A_COPY = /\/(install|contributing|performance|reliability)\/$/;
  const COMMAND = /python3 build\.py(?= (?!(?:test|docs|bench|mutants)\b)\S)/g;
  const nodes = [];
  if (box && !ABOUT_A_COPY.test(location.pathname)) {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      if (node.parentElement.closest("code, pre") && node.data.match(COMMAND)) nodes.push({ node, written: node.data });
    }
  }
  const type = (program) => {
    for (const { node, written } of nodes) node.data = written.replace(COMMAND, program);
  };
  if (nodes.length) {
    const choice = box.querySelector("select");
    try { choice.value = localStorage.getItem(KEPT) || IN_A_COPY; } catch { /* A browser that keeps nothing. */ }
    choice.addEventListener("change", () => {
      type(choice.value);
      try { localStorage.setItem(KEPT, choice.value); } catch { /* As above. */ }
    });
    type(choice.value);
    box.hidden = false;
  }
}
