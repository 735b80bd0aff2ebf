"""A text is read with the extensions that it has signs of: the tree is that of all extensions, on every text."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Sequence
from pathlib import Path

from diglot.adapters import pandoc
from diglot.core import markdown
from tests.tools.manuscripts import EACH_OR_SOME, all_bodies

WORKER = Path(pandoc.__file__).with_name("pandoc_worker.lua")
# Frames in, the numbers of the texts whose trees differ out.
COMPARE = """
local number = 0
for size in io.lines() do
  local text = size == "0" and "" or io.read(tonumber(size))
  number = number + 1
  -- pandoc refuses a few random texts: with all extensions as with those chosen.
  local _, chosen = pcall(verbs.read, text)
  local _, whole = pcall(function () return pandoc.write(pandoc.read(text, READER, {}, {}), "json") end)
  if tostring(chosen) ~= tostring(whole) then print(number) end
end
"""
PIECES = """
word|two words| |    |# |> |- |* |1. |2) |a. |(b) |(ii) |iv. |#. |@ |а) |б. |Да. |[^1] a|[^label]b|[^ |^|~|~~|$|$$|*|**|_|`
```|~~~|:::|::: note|::: {.a}|{.b}|{#id}|{|}|[x]|[ ] |[X] |[|]|(u)|[a](b)|![c](d.svg)|![|> [!NOTE]|[!TIP]|---|***|: |
:   def|<b>|</b>|<!-- c -->|<div>|&amp;|\\|http://x.y|H~2~O|x^2^|~~s~~|$x$|{=html}|`x`{=html}|"q"|[a]: b|==|+ |- ---
"""
TOKENS = [
    *PIECES.strip("\n").replace("\n", "|").split("|"),
    "|",
    "| a | b |\n|--|--|\n| c | d |\n",
    "\n\n[^8]: a. x\n\n",
]
LINE_ENDS = ["\n", "\n\n", "\n    ", "\r\n", "\t"]


def find_differing(tmp_path: Path, bodies: Sequence[str]) -> list[str]:
    script = tmp_path / "compare.lua"
    own, _, _ = WORKER.read_text(encoding="utf-8").partition("while true do")
    script.write_text(own + COMPARE, encoding="utf-8")
    frames = b"".join(b"%d\n%s" % (len(body), body) for body in map(str.encode, bodies))
    done = subprocess.run([pandoc.find_pandoc(), "lua", script], input=frames, capture_output=True, check=True)
    return [bodies[int(number) - 1] for number in done.stdout.split()]


@EACH_OR_SOME
def test_every_text_has_the_tree_of_all_extensions(tmp_path: Path, step: int) -> None:
    assert find_differing(tmp_path, [markdown.prepare(body).text for _, body in all_bodies()[::step]]) == []


def test_random_markup_has_the_tree_of_all_extensions(tmp_path: Path) -> None:
    """Signs in any order, also where they mean something only together, as bullets and rules do."""
    chance = random.Random(32)
    pieces = [*TOKENS, *LINE_ENDS * 4]
    bodies = ["".join(chance.choices(pieces, k=chance.choice((3, 6, 12, 24)))) for _ in range(1_500)]
    assert find_differing(tmp_path, ["- ---\n", "* [ ] [a](b)", "[^1][X] [^1]**", *bodies]) == []
