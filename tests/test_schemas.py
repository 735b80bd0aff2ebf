"""JSON Schemas against the readers: they come from one declaration, and must say the same of any contents."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from diglot.adapters.words.standard_numbers import read_isbn
from diglot.adapters.yaml_reader import read_mapping
from diglot.core.front_matter import parse_front_matter, split_manuscript
from diglot.core.settings import (
    parse_glossary,
    parse_issue,
    parse_person,
    parse_poll,
    parse_settings,
    parse_volume,
    publication,
)
from diglot.model.fields import fits
from diglot.model.languages import LocalizedText
from diglot.model.problems import Problem
from diglot.model.settings import Settings
from diglot.model.translation.status_documents import StatusDocument
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.setup.schemas import SCHEMA_NAMES, all_file_kinds, make_schemas
from tests.tools.publication import run, run_json, write_files

ROOT = Path(__file__).parents[1]
BOTH = ("en", "ru")
SCHEMAS = {name: json.loads(text) for name, text in make_schemas("en", KNOWN).items()}


def parse(kind: str, table: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What the reader of a kind of file says of its fields."""
    match kind:
        case "site":
            return parse_settings(table, "", "x", KNOWN)[1]
        case "front-matter":
            return parse_front_matter(table, {}, "x", KNOWN.front_matter)[1]
        case "glossary":
            return parse_glossary(table, "", "x", BOTH)[1]
    readers = {
        "person": partial(parse_person, added=KNOWN.person),
        "poll": parse_poll,
        "volume": partial(parse_volume, read_isbn=read_isbn),
        "issue": parse_issue,
    }
    reader = readers[kind]
    return reader("key", table, "", "x", BOTH)[1]


def as_json(value: Any) -> Any:
    """A value as programs see it that know JSON alone: dates as texts."""
    return json.loads(json.dumps(value, default=str))


def kind_of(path: Path) -> str:
    by_folder = {"people": "person", "polls": "poll", "volumes": "volume", "issues": "issue"}
    return "front-matter" if path.suffix == ".md" else by_folder.get(path.parent.name, path.stem)


def fields_of(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    return dict(read_mapping(split_manuscript(text).front)[0] if path.suffix == ".md" else tomllib.loads(text))


def sources(content: Path) -> list[Path]:
    files = [path for path in content.rglob("*") if path.suffix in (".toml", ".md")]
    return sorted(path for path in files if not path.is_relative_to(content / "ledger"))


def test_the_sample_fits_its_schemas() -> None:
    files = sources(ROOT / "content")
    assert {kind_of(path) for path in files} == {*SCHEMA_NAMES}
    for path in files:
        assert fits(SCHEMAS[kind_of(path)], as_json(fields_of(path))), path


@pytest.mark.parametrize("starter", ["journal", "book", "pages", "scholarly"])
def test_what_init_writes_names_its_schemas_and_fits_them(
    starter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang in BOTH:
        folder = tmp_path / lang
        assert run(["init", folder, "--starter", starter, "--lang", lang, "--yes"], capsys)[0] == 0
        for path in sources(folder / "content"):
            # Settings that are off fit as well, once somebody takes the sign away.
            text = re.sub(r"^# (?=\w+ = |\[)", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            fields = tomllib.loads(text) if path.suffix == ".toml" else fields_of(path)
            schema = SCHEMAS[kind_of(path)]
            if path.suffix == ".toml":
                named = re.match(r"#:schema (\S+)\n", text)
                assert named
                schema = json.loads((path.parent / named[1]).read_text(encoding="utf-8"))
                assert schema["title"] == SCHEMAS[kind_of(path)]["title"]
            assert fits(schema, as_json(fields)), path


# Values of every type, and some of the names that fields know.
VALUES = [
    *("x", "", " ", "en", "f", "A5", "draft", "2015-03-12", "3 May 2024", "yes", "https://journal.example", "cyrillic", "teaser"),
    *(0, 1, -1, 101, 26, 3.5, True, False, {}, {"en": "a"}, {"en": "a", "ru": "б"}, {"de": "a"}, {"en": 1}),
    *([], ["x"], ["en"], ["html"], [1], [True], [["x"]], [{}], [{"en": "a", "ru": "б"}], [{"id": "a", "de": "x"}]),
    *([{"en": "a", "ru": "б"}, {"en": "b", "ru": "в"}], [{"blog": "asia"}, {"blog": "craft"}]),
    *([{"id": "a", "en": "a", "ru": "б"}], [{"id": "A B"}], [{"url": "https://a.example"}], [{"url": "a"}]),
    *([{"votes": 1, "en": "a", "ru": "б"}], [{"votes": "1", "en": "a", "ru": "б"}], [{"votes": -1}]),
    *([{"blog": "asia"}], [{"blog": "asia", "tag": "x"}], [{"title": "x", "articles": ["a"]}], [{"year": 2015}]),
    *([{"en": ["a", "b"], "ru": "б"}], [{"en": [], "ru": "б"}], {"off": ["x"]}, {"yo": "always"}, {"yo": 1}),
    *({"bleed_mm": 3}, {"bleed_mm": 26}, {"inks": "blue"}, {"src": "a.png", "alt": "x"}, {"src": "a.png", "size": 1}),
]  # fmt: skip
# Whatever is missing in one of the languages is for the reader, who knows which the publication has.
BY_LANGUAGE = {"missing-text"}
# A file with nothing wrong but the field that is put in.
AROUND: Mapping[str, dict[str, Any]] = {
    "poll": {"question": "?"},
    "volume": {"blog": "asia"},
    "issue": {"number": 1, "date": dt.date(2026, 3, 20), "title": "Water"},
}
# Where a schema cannot be exact: a date of TOML has no quotation marks; YAML takes any scalar for a name; HTML is read;
# the name of a look may be that of a file.
INEXACT = {("site", "look"), ("poll", "closed"), ("issue", "date"), ("front-matter", "image"), ("site", "head")}


def test_a_field_is_declared_on_its_struct_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting and a table of settings, each a line: the reader, the schema and the test of the guide have them."""
    rules = msgspec.defstruct("Rules", [("strict", bool, False)], frozen=True)
    more = msgspec.defstruct(
        "More", [("motto", LocalizedText, LocalizedText()), ("rules", rules, rules())], bases=(Settings,), frozen=True
    )
    monkeypatch.setattr(publication, "Settings", more)
    source = 'moto = "A"\n[rules]\nstrict = 1\n'
    _, problems = parse_settings(tomllib.loads(source), source, "content/site.toml", KNOWN)
    assert [(problem.code, problem.line) for problem in problems] == [("wrong-value", 3), ("misspelt-field", 1)]
    source = 'motto = { ru = "Б" }\n[rules]\nstrict = true\n'
    found, problems = parse_settings(tomllib.loads(source), source, "content/site.toml", KNOWN)
    assert problems == ()
    assert (found.motto, found.rules.strict) == (LocalizedText({"ru": "Б"}), True)  # type: ignore[attr-defined]
    properties = json.loads(make_schemas("en", KNOWN)["site"])["properties"]
    assert properties["rules"]["properties"]["strict"]["type"] == "boolean"
    assert "motto" in properties


@pytest.mark.parametrize("kind", SCHEMA_NAMES)
def test_reader_and_schema_agree_about_every_value_of_every_field(kind: str) -> None:
    for name in all_file_kinds(KNOWN)[kind].fields:
        for value in VALUES:
            is_selection = kind == "volume" and name in ("blog", "year", "tag", "articles", "parts")
            around = {} if is_selection else AROUND.get(kind, {})
            table = {**around, name: value}
            reported = {problem.code for problem in parse(kind, table)} - BY_LANGUAGE
            if (kind, name) not in INEXACT:
                assert fits(SCHEMAS[kind], as_json(table)) == (not reported), (name, value, reported)


@pytest.mark.parametrize("kind", SCHEMA_NAMES)
def test_a_field_that_does_not_exist_fails_both_ways(kind: str) -> None:
    table = {**AROUND.get(kind, {}), "titel": "x"}
    assert {"unknown-field", "misspelt-field"} & {problem.code for problem in parse(kind, table)}
    assert not fits(SCHEMAS[kind], as_json(table))


def without_description(schema: Any, place: str) -> list[str]:
    below = [
        found
        for name, one in schema.get("properties", {}).items()
        for found in without_description(one, f"{place}.{name}")
    ]
    return below if "description" in schema or "properties" in schema else [place, *below]


@pytest.mark.parametrize("lang", BOTH)
def test_every_field_is_described_in_the_language_of_the_reader(lang: str) -> None:
    schemas = {name: json.loads(text) for name, text in make_schemas(lang, KNOWN).items()}
    synonyms = {"author", "translator", "editor", "reviewer", "subtitle", "description", "summary", "lastmod"}
    beside = {f"front-matter.{name}" for name in (*synonyms, "draft", "alt", "caption", "credit")}
    missing = [place for name in SCHEMA_NAMES for place in without_description(schemas[name], name)]
    # The directives of a policy are the Web's own, and languages name themselves: both are described with their table.
    tables = ("site.csp.", "site.hosting.domains.")
    assert [place for place in missing if place not in beside and not place.startswith(tables)] == []
    words = schemas["site"]["properties"]["per_page"]["description"]
    assert bool(re.search("[а-я]", words)) == (lang == "ru")


def test_one_is_printed_or_all_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(["schema", "poll"], capsys)
    assert (code, json.loads(out)) == (0, SCHEMAS["poll"])
    assert run(["schema"], capsys)[0] == run(["schema", "sight"], capsys)[0] == 2
    files = [f".schemas/{name}.json" for name in SCHEMA_NAMES]
    assert run_json(["schema", "--write", "--root", tmp_path], capsys)[1]["written"] == files
    (tmp_path / files[0]).write_text("{}", encoding="utf-8")
    assert run_json(["schema", "--write", "--root", tmp_path], capsys)[1]["written"] == files[:1]


def test_what_status_prints_fits_its_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(run(["schema", "status"], capsys)[1])
    write_files(
        tmp_path,
        {
            "content/en/a.md": "---\ntitle: A\ndue: 2030-01-02\n---\nText.\n",
            "content/ru/a.md": "---\ntitle: А\n---\nТекст.\n",
            "content/en/b.md": "---\ntitle: B\n---\nText.\n",
        },
    )
    run(["sync", "a", "--root", tmp_path, "--by", "Nina"], capsys)
    for words in ([], ["--words"]):
        document = run_json(["status", "--root", tmp_path, *words], capsys)[1]
        assert msgspec.convert(document, StatusDocument, strict=True).articles
        named = schema["$defs"]["StatusArticle"]["properties"]
        assert {*document["articles"][0]} <= {*named}
    assert {*schema["$defs"]["StatusDocument"]["required"]} == {"articles", "totals", "problems"}
