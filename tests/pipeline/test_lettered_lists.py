"""The label of an item stands in the item's first paragraph, however the list is written, in both languages."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from lxml import html

from tests.tools.publication import publish, write_files

LABELS = {"en": ("a) b) c) d)", "(a) (b) (c)", "i) ii) iii)"), "ru": ("а) б) в) г)", "А) Б) В)", "а. б. в.")}
ITEMS = (
    "{label} one",
    "{label} one\n\n   and its second paragraph",
    "{label} one\n   - inner\n   - list",
    "{label} > quoted",
    "{label} ::: note\n   in a division\n   :::",
    "{label} `code` and *emphasis*",
)


def written(labels: Sequence[str], chance: random.Random) -> str:
    gap = chance.choice(["\n", "\n\n"])
    return gap.join(chance.choice(ITEMS).format(label=label) for label in labels)


def test_a_label_never_stands_beside_the_paragraph_that_it_names(tmp_path: Path) -> None:
    chance = random.Random(11)
    files = {"content/site.toml": 'base_url = "https://journal.example"\n'}
    for lang, rows in LABELS.items():
        for number in range(12):
            lists = "\n\nA paragraph.\n\n".join(written(row.split(), chance) for row in rows)
            files[f"content/{lang}/t{number}.md"] = f"# List {number}\n\n{lists}\n"
    files["content/ru/blank.md"] = "# С пробелами\n\nа) раз\n\nб) два\n\nв) три\n"
    publish(write_files(tmp_path, files), is_lenient=True)
    labels = [
        label
        for page in (tmp_path / "public").rglob("*.html")
        for label in html.fromstring(page.read_text(encoding="utf-8")).xpath("//li//*[@class='label']")
    ]
    assert len(labels) > 100
    for label in labels:
        assert label.getparent().tag != "li" or not label.getparent().xpath("./p"), html.tostring(label.getparent())
