"""Fields of a house's own, from the settings to the templates. What is wrong with one: `problems/wrong-value.fields`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.setup.schemas import make_schemas, own_fields
from tests.tools.publication import codes, publish, write_files

SETTINGS = """base_url = "https://journal.example"
[fields.mood]
type = "choice"
values = ["bright", "dark"]
[fields.rating]
type = "number"
[fields.shown]
type = "date"
[fields.places]
type = "list"
[fields.motto]
translated = true
"""
SHOWN = """<p class="own">{{ page.extra.mood }} | {{ format_decimal(page.extra.rating) if page.extra.rating }} |
{{- page.extra.shown.year if page.extra.shown }} | {{ page.extra.places | join("+") if page.extra.places }} |
{{- page.extra.motto }} | {% for one in page.authors %}{{ one.extra.motto }} {{ one.extra.mood }}{% endfor %}</p>
"""
FILES = {
    "content/site.toml": SETTINGS,
    "content/en/blog/index.md": "---\ntitle: Blog\nmood: dark\n---\n\nWords.\n",
    "content/ru/blog/index.md": "---\ntitle: Блог\noriginal: en\n---\n\nСлова.\n",
    "content/en/blog/a.md": "---\ntitle: A\nauthors: anna\nmood: bright\nrating: 4.5\nshown: 2026-02-20\nplaces: Seoul\n"
    "motto: Never 'late'\n---\n\nOne.\n",
    "content/ru/blog/a.md": '---\ntitle: А\noriginal: en\nmotto: Не "опаздывать"\n---\n\nРаз.\n',
    "content/people/anna.toml": '[name]\nen = "Anna"\nru = "Анна"\n[motto]\nen = "Per <aspera>"\nru = "К звездам"\n',
    "content/issues/one.toml": 'number = 1\ndate = 2026-03-01\narticles = ["blog/a"]\nmood = "dark"\n[title]\nen = "One"\nru = "Раз"\n',
    "templates/parts/hooks/after-text.html": SHOWN,
    "templates/parts/hooks/foot.html": "{% if page.kind is defined and page.kind == 'blog' %}<p class=own>{{ page.extra.mood }}"
    "{% for entry in page.entries %} {{ entry.extra.mood }}{% endfor %}</p>{% endif %}"
    "{% if page.issue is defined and page.issue %}<p class=own>issue {{ page.issue.extra.mood }}</p>{% endif %}",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("own"), FILES)
    assert codes(publish(root)) == []
    return root


def shown(root: Path, place: str) -> list[str]:
    lines = (root / "public" / place / "index.html").read_text(encoding="utf-8").replace("\n", " ").split("<p class=")
    return [
        " ".join(line.partition(">")[2].partition("</p>")[0].split())
        for line in lines
        if line.strip('"').startswith("own")
    ]


def test_a_text_has_its_values_typed_typeset_and_escaped(root: Path) -> None:
    assert shown(root, "en/blog/a")[0] == "bright | 4.5 |2026 | Seoul |Never ‘late’ | Per &lt;aspera&gt; None"


def test_a_translation_has_those_of_its_original_and_translated_ones_of_its_own(root: Path) -> None:
    assert shown(root, "ru/blog/a")[0] == "bright | 4,5 |2026 | Seoul |Не «опаздывать» | К звездам None"


def test_blogs_entries_of_lists_and_issues_have_them(root: Path) -> None:
    assert shown(root, "ru/blog")[0] == "dark bright"
    assert "issue dark" in shown(root, "en/issues/one")


def test_a_page_is_made_again_when_a_value_changes(root: Path) -> None:
    person = root / "content/people/anna.toml"
    person.write_text('mood = "dark"\n' + FILES["content/people/anna.toml"], encoding="utf-8")
    assert codes(publish(root)) == []
    assert shown(root, "en/blog/a")[0].endswith("Per &lt;aspera&gt; dark")


def test_schemas_have_the_fields_that_the_settings_declare(root: Path) -> None:
    schemas = make_schemas("en", KNOWN, own_fields(root, KNOWN))
    names = {name: json.loads(text)["properties"].keys() for name, text in schemas.items()}
    declared = {"mood", "rating", "shown", "places", "motto"}
    assert {name for name, fields in names.items() if declared <= fields} == {"front-matter", "person", "issue"}
    assert json.loads(schemas["front-matter"])["properties"]["mood"]["anyOf"][0]["enum"] == ["bright", "dark"]
