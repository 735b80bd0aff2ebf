"""`translate --fill 100`: repeats filled in from the memory, and marked until a person has passed them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from diglot.core.ledger import parse_ledger
from diglot.model.translation.ledger import Ledger
from tests.tools.memories import BRIDGE, BRIDGE_RU, RIVER, TREATY, TREATY_RU, UNIT, memory
from tests.tools.publication import codes, publish, run, run_json, write_files

Capture = pytest.CaptureFixture[str]
NEW = "Nothing of this was ever said."
HOUSE = {
    **RIVER,
    "content/en/fresh.md": f"---\ntitle: Fresh\ndate: 2020-03-01\n---\n{TREATY}\n\n{NEW}\n\n- {BRIDGE}\n- Another item.\n\n{BRIDGE}\n",
}
LEDGER = "content/ledger/fresh.toml"


@pytest.fixture
def publication(tmp_path: Path, far_day: None, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    monkeypatch.chdir(root)
    assert run(["sync", "river", "--by", "Nina Ash"], capsys)[0] == 0
    return root


def fill(capsys: Capture) -> str:
    code, out, err = run(["translate", "fresh", "--to", "ru", "--fill", "100", "--ui-lang", "en"], capsys)
    assert (code, err) == (0, "")
    return out


def row(capsys: Capture, article: str = "fresh") -> dict[str, Any]:
    [found] = run_json(["status", article], capsys)[1]["articles"]
    return dict(found)


def ledger(publication: Path) -> Ledger:
    source = (publication / LEDGER).read_text(encoding="utf-8")
    found = parse_ledger(tomllib.loads(source), source, LEDGER)
    assert isinstance(found, Ledger)
    return found


def body(publication: Path) -> str:
    return (publication / "content/ru/fresh.md").read_text(encoding="utf-8").partition("status: draft\n---\n")[2]


def test_repeats_are_filled_in_and_the_rest_waits_in_comments(publication: Path, capsys: Capture) -> None:
    assert fill(capsys) == "Written: content/ru/fresh.md\n2 passages filled in\n"
    assert body(publication) == (
        f"\n{TREATY_RU}\n\n<!-- 2\n{NEW}\n-->\n\n<!-- 3–4\n- {BRIDGE}\n- Another item.\n-->\n\n{BRIDGE_RU}\n"
    )
    assert [(dict(one.texts), one.origin) for one in ledger(publication).filled] == [
        ({"en": TREATY, "ru": TREATY_RU}, "river"),
        ({"en": BRIDGE, "ru": BRIDGE_RU}, "river"),
    ]
    assert (row(capsys)["filled"], row(capsys, "river")["filled"]) == (2, 0)
    assert "filled in" in run(["status", "fresh", "--ui-lang", "en"], capsys)[1]


def test_a_mark_falls_away_with_its_words(publication: Path, capsys: Capture) -> None:
    fill(capsys)
    path = publication / "content/ru/fresh.md"
    path.write_text(path.read_text(encoding="utf-8").replace(TREATY_RU, "Другие слова переводчика."), encoding="utf-8")
    assert row(capsys)["filled"] == 1


def test_marks_fall_away_when_a_person_declares_the_texts_in_step(publication: Path, capsys: Capture) -> None:
    fill(capsys)
    path = publication / "content/ru/fresh.md"
    text = path.read_text(encoding="utf-8").replace(f"<!-- 2\n{NEW}\n-->", "Этого никто не говорил.")
    text = text.replace(f"<!-- 3–4\n- {BRIDGE}\n- Another item.\n-->", f"- {BRIDGE_RU}\n- Еще один пункт.")
    path.write_text(text, encoding="utf-8")
    assert [problem["code"] for problem in run_json(["review", "fresh"], capsys)[1]["problems"]] == ["never-in-step"]
    assert run(["sync", "fresh"], capsys)[0] == 0
    assert (ledger(publication).filled, row(capsys)["filled"], row(capsys)["state"]) == ((), 0, "in-step")


def test_a_paragraph_declared_alone_takes_its_mark_alone(publication: Path, capsys: Capture) -> None:
    fill(capsys)
    path = publication / "content/ru/fresh.md"
    text = path.read_text(encoding="utf-8").replace(f"<!-- 2\n{NEW}\n-->", "Этого никто не говорил.")
    path.write_text(text.replace(f"<!-- 3–4\n- {BRIDGE}\n- Another item.\n-->", "- А\n- Б"), encoding="utf-8")
    run(["sync", "fresh"], capsys)
    # Marks that came after the declaration, as a later filling writes them.
    marks = f'\n[[filled]]\nen = "{TREATY}"\nru = "{TREATY_RU}"\non = 2030-01-01\nfrom = "river"\n'
    marks += f'\n[[filled]]\nen = "{BRIDGE}"\nru = "Нет такого."\non = 2030-01-01\nfrom = "river"\n'
    (publication / LEDGER).write_text((publication / LEDGER).read_text(encoding="utf-8") + marks, encoding="utf-8")
    run(["sync", "fresh", "--units", "1"], capsys)
    assert [one.texts["ru"] for one in ledger(publication).filled] == ["Нет такого."]


def test_nothing_that_is_behind_is_filled_in(publication: Path, capsys: Capture) -> None:
    path = publication / "content/ru/river.md"
    path.write_text(path.read_text(encoding="utf-8").replace(TREATY_RU, "Переделано."), encoding="utf-8")
    assert "1 passage filled in" in fill(capsys)


def test_memories_of_other_programs_fill_too_with_their_name(publication: Path, capsys: Capture) -> None:
    (publication / "content/memory").mkdir()
    unit = UNIT.replace("The harbour froze in December.", NEW).replace("Гавань замерзла", "# Не *сказано")
    (publication / "content/memory/a.tmx").write_bytes(memory(unit.replace("# Не *сказано", "Этого не было")))
    assert "3 passages filled in" in fill(capsys)
    assert "content/memory/a.tmx" in {one.origin for one in ledger(publication).filled}


def test_what_markdown_would_read_otherwise_is_not_filled_in(publication: Path, capsys: Capture) -> None:
    (publication / "content/memory").mkdir()
    unit = UNIT.replace("The harbour froze in December.", NEW).replace("Гавань замерзла", "# Не сказано")
    (publication / "content/memory/a.tmx").write_bytes(
        memory(unit.replace("# Не сказано", "1. [Этого](a.md &lt;b&gt;"))
    )
    assert "2 passages filled in" in fill(capsys)


def test_a_published_text_is_not_filled(publication: Path, capsys: Capture) -> None:
    write_files(publication, {"content/ru/fresh.md": f"---\ntitle: Свежее\n---\n{TREATY_RU}\n"})
    fill(capsys)
    text = (publication / "content/ru/fresh.md").read_text(encoding="utf-8")
    assert BRIDGE_RU not in text
    assert not (publication / LEDGER).exists()


def test_a_damaged_ledger_keeps_a_draft_from_being_filled(publication: Path, capsys: Capture) -> None:
    write_files(publication, {LEDGER: "format = 9\n"})
    code, document = run_json(["translate", "fresh", "--to", "ru", "--fill", "100"], capsys)
    assert (code, [problem["code"] for problem in document["problems"]]) == (1, ["damaged-ledger"])
    assert not (publication / "content/ru/fresh.md").exists()


@pytest.mark.parametrize(
    "passage",
    [
        *("1", "{}", '{ en = "a", on = 2030-01-01, from = "a" }', '{ en = "a", ru = "б", on = 2030-01-01 }'),
        *('{ en = "a", ru = 1, on = 2030-01-01, from = "a" }', '{ en = "a", ru = "б", on = "x", from = "a" }'),
        *('{ en = "a", ru = "б", on = 2030-01-01, from = 1 }', '{ en = "a", ru = "б", on = 2030-01-01, from = "a", x = 1 }'),
    ],
)  # fmt: skip
def test_a_damaged_mark_is_reported_at_its_line(passage: str) -> None:
    source = f'\nformat = 2\noriginal = "en"\nfilled = [{passage}]\n'
    problem = parse_ledger(tomllib.loads(source), source, "x.toml")
    assert not isinstance(problem, Ledger)
    assert problem.line == 4


def test_a_damaged_mark_whose_name_is_not_found_is_reported_at_the_first_line() -> None:
    source = 'format = 2\noriginal = "en"\n"\\u0066illed" = [1]\n'
    problem = parse_ledger(tomllib.loads(source), source, "x.toml")
    assert not isinstance(problem, Ledger)
    assert problem.line == 1


def test_a_filled_draft_builds_and_claims_nothing(publication: Path, capsys: Capture) -> None:
    fill(capsys)
    path = publication / "content/ru/fresh.md"
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")
    report = publish(publication)
    assert report.is_published
    assert "damaged-ledger" not in codes(report)
    assert "отстает" not in (publication / "public/ru/fresh/index.html").read_text(encoding="utf-8")
