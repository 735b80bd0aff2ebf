"""A text that is told to be as recorded, without pandoc, is read so by pandoc too, whatever was edited in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from diglot.adapters.pandoc import PandocPool
from diglot.core import alignment, ledger, markdown, tree_transforms
from diglot.model.tree import Pandoc
from diglot.pipeline.typeset.markdown_reader import decode_answer

TEXT = """# The ice

It [came]{lang=en} *late*,[^two] with [a ship](ship.md)
and `snow_2` of 1990.

## The port {#port}

- Coal went first;
- oil followed[^on] to [the north][North]:
  1. by ship,
  2. by train.

> It was _said_ so
> at Busan\\
by the \\*harbour\\* & co. &mdash; [north].
>
> Twice.

> ```sh
> cat
> ```

> [!NOTE]
> See <https://example.org/a_b>.

[north]: north.md "The _north_"
[^on]: Until the *end*
of it.
[^two]: No.

<!-- A remark. -->

| a | b |
|---|:-:|
| 1 | 2 |

:::note

Mind the **gap**.

:::

```sh
ls  -l
  # no heading
```

<!-- It lies. -->

Ash.


---

![The port](port.png){.wide alt="A boat, two"} is shown.
The end.
"""
BEFORE = (
    "    ",
    "- ",
    "1. ",
    "2) ",
    "> ",
    "# ",
    "| ",
    ":::",
    "```",
    "\\",
    "* * *\n",
    "<b>",
    "\n",
    "[a]: ",
    "[^1]: ",
    "===\n",
    "    - ",
    "<div>",
    "[north]: ",
    "[!TIP]",
    "`",
    ": ",
    "<!-- ",
    "> ```\n",
)
AFTER = (
    "  ",
    "\\",
    " #",
    "\n---",
    "\n===",
    "\n:::",
    "\n|---|",
    "&amp;",
    "_",
    "*",
    "`",
    "\n",
    " {.x}",
    "\n: b",
    "\n    c",
    "\n> c",
    "\n- c",
    "\n2. c",
    "\\_",
    "[north]",
    "[^on]",
    "$",
    "<b>",
    "-->",
    "\n  c",
)
Form = tuple[str, list[str]]


def forms(bodies: Sequence[str]) -> Iterator[Form | None]:
    with PandocPool(1) as pandoc:
        for answer in list(pandoc.each("read", list(map(markdown.readable, bodies)))):
            tree = decode_answer(answer)
            if isinstance(tree, Pandoc):
                title, blocks = tree_transforms.take_title(tree.blocks)
                yield title, [ledger.render_canonical_text(unit) for unit in alignment.contents_of(blocks)]
            else:
                yield None


def edited() -> list[str]:
    """Return the text with each line taken away, and with something written before or after it."""
    lines = TEXT.split("\n")
    return [
        "\n".join([*lines[:number], *changed, *lines[number + 1 :]])
        for number, line in enumerate(lines)
        for changed in ([], *([sign + line] for sign in BEFORE), *([line + sign] for sign in AFTER))
    ]


def same_words(form: Form | None) -> str:
    """Return what a form says: whether blocks follow each other in a unit is no matter of words."""
    return "" if form is None else "\n".join(map(ledger.normalize_text, (form[0], *form[1])))


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.long), 6])
def test_no_edit_goes_unseen(step: int) -> None:
    [recorded] = forms([TEXT])
    assert recorded
    assert ledger.is_as_recorded(TEXT, *recorded)
    unseen = [text for text in edited()[::step] if ledger.is_as_recorded(text, *recorded)]
    assert unseen
    for text, form in zip(unseen, forms(unseen), strict=True):
        assert same_words(form) == same_words(recorded), text
