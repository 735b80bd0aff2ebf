"""Where lines end in a browser: a dash stays with the word before it, and an ending with its numeral, at any width."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tools.publication import publish, write_files

TEXTS = {
    "en": (
        "The Asian tigers—South Korea, Taiwan, Singapore, and Hong Kong—had also posted impressive growth rates, "
        "and the well-known tigers—all four of them—had paid for it—dearly."
    ),
    "ru": (
        "Соединенные Штаты с трудом оправлялись от «стагфляции» 1970-х годов, а отрасли испытывали давление. "
        "В 1980-е и в 1990-м было иначе — и 2000-ми это не кончилось."
    ),
}
WIDTHS = range(320, 1300, 14)

# The first letters of every line of the text, as the browser has broken it.
LINES = """() => {
  const lines = [];
  const walker = document.createTreeWalker(document.querySelector(".prose p"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let top = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at); range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      if (top === null || Math.abs(box.top - top) > box.height / 2) { lines.push(""); top = box.top; }
      lines[lines.length - 1] += node.data[at];
    }
  return lines;
}"""


@pytest.mark.parametrize(("lang", "forbidden"), [("en", ("—",)), ("ru", ("—", "х ", "е ", "м ", "ми "))])
def test_no_line_begins_with_a_dash_or_an_ending(
    browser: Any, open_site: Callable[[Path], str], tmp_path: Path, lang: str, forbidden: tuple[str, ...]
) -> None:
    text = f"---\ntitle: Lines\n---\n\n{TEXTS[lang]}\n"
    write_files(tmp_path, {f"content/{lang}/a.md": text, "content/site.toml": 'base_url = "https://x.example"\n'})
    publish(tmp_path)
    page = browser.new_page()
    page.goto(f"{open_site(tmp_path / 'public')}/{lang}/a/", wait_until="load")
    page.evaluate("document.fonts.ready")
    seen = 0
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        lines = page.evaluate(LINES)
        assert [line for line in lines if line.startswith(forbidden)] == [], f"{width} px"
        seen += len(lines)
    page.close()
    assert seen > 2 * len(WIDTHS)  # the text did break into lines
