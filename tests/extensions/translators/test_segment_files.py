"""Files for translators' tools: XLIFF, TMX and gettext, exported, and imported as such tools change them."""

from __future__ import annotations

import json
import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from translate.storage import pypo, tmx, xliff

from diglot.cli import command_line
from tests.tools.publication import publish, write_files
from tests.tools.samples import one_in

ROOT = Path(__file__).resolve().parents[3]
PAIRS = sorted(
    path.relative_to(ROOT / "content/ru").with_suffix("").as_posix()
    for path in (ROOT / "content/ru").rglob("*.md")
    if (ROOT / "content/en" / path.relative_to(ROOT / "content/ru")).exists()
)
X = "{urn:oasis:names:tc:xliff:document:1.2}"

ENGLISH = """---
title: Left
---
A thing, *quite* new, with [a link](https://example.org/).[^note]

- A point & more

![A **map**](/media/map.png){alt="What is seen"}

`code`

[^note]: A donkey.
"""
RUSSIAN = """---
title:  Лево
---
Вещь, *совсем*   новая, со [ссылкой](https://example.org/).[^прим]

* Пункт и еще

![**Карта**](/media/map.png){alt="Что видно"}

`code`

[^прим]: Осел.
"""


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", {"content/en/left.md": ENGLISH})


def run(capsys: pytest.CaptureFixture[str], root: Path, *words: str | Path) -> tuple[int, dict[str, Any]]:
    code = command_line.main(["--root", str(root), *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def export(capsys: pytest.CaptureFixture[str], root: Path, kind: str, article: str = "left") -> Path:
    file = root / f"work.{ {'xliff': 'xlf'}.get(kind, kind) }"
    code, report = run(capsys, root, "export", article, "--format", kind, "--output", file, "--yes")
    assert (code, report["problems"]) == (0, [])
    return file


def import_file(capsys: pytest.CaptureFixture[str], root: Path, file: Path) -> tuple[int, dict[str, Any]]:
    return run(capsys, root, "import", file, "--yes")


def codes(report: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in report["problems"]]


def with_text(file: Path, change: Callable[[str], str]) -> Path:
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return file


def with_targets(file: Path, targets: dict[str, str], state: str = "translated") -> Path:
    """Return the file as a tool saves it. targets: the content of each target by its segment's id."""

    def change(text: str) -> str:
        for name, inside in targets.items():
            pattern = rf'(<trans-unit id="{re.escape(name)}".*?</source>)(?:<target.*?</target>)?'
            text, count = re.subn(pattern, rf'\1<target state="{state}">{inside}</target>', text, flags=re.DOTALL)
            assert count == 1, name
        return text

    return with_text(file, change)


TRANSLATED = {
    "title": "Лево",
    "1.1": 'Вещь, <g id="1">совсем</g> новая, со <g id="2">ссылкой</g>.<x id="3"/>',
    "1.2": "Осел.",
    "2.1": "Пункт &amp; еще",
    "3.2": '<g id="1">Карта</g>',
    "3.3": "Что видно",
}


# ---------------------------------------------------------------- export and import


@pytest.mark.parametrize("kind", ["xliff", "po"])
def test_what_turns_letters_around_does_not_get_into_a_manuscript(
    kind: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = export(capsys, publication, kind)
    if kind == "xliff":
        with_targets(file, {**TRANSLATED, "2.1": "Пункт\u202e и\u009b"})
    else:
        with_text(file, lambda text: re.sub(r'msgstr ""\n(?=\n|$)', 'msgstr "Пункт\u202e и\u009b"\n', text))
    _, report = import_file(capsys, publication, file)
    written = (publication / "content/ru/left.md").read_text(encoding="utf-8")
    assert "Пункт и" in written
    assert not re.search("[\u202e\u009b]", written)
    assert "not-carried-over" in codes(report)


@pytest.mark.parametrize("kind", ["xliff", "po"])
@pytest.mark.parametrize("article", one_in(3, PAIRS))
def test_an_unedited_file_changes_nothing(
    article: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    key = article.removesuffix("/index")
    code, report = import_file(capsys, tmp_path, export(capsys, tmp_path, kind, key))
    assert (code, report["written"], report["problems"]) == (0, [], [])


def test_a_new_translation_keeps_links_emphasis_notes_and_pictures(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, report = import_file(capsys, publication, with_targets(export(capsys, publication, "xliff"), TRANSLATED))
    assert (code, report["written"], report["problems"]) == (0, ["content/ru/left.md"], [])
    assert (publication / "content/ru/left.md").read_text(encoding="utf-8") == (
        "---\ntitle: Лево\noriginal: en\n---\n"
        "Вещь, *совсем* новая, со [ссылкой](https://example.org/).[^1]\n\n"
        "- Пункт & еще\n\n"
        '![**Карта**](/media/map.png){alt="Что видно"}\n\n'
        "`code`\n\n"
        "[^1]: Осел.\n"
    )


def test_gettext_carries_the_same(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Saved by the toolkit, as Lokalize, Poedit and Weblate would."""
    file = export(capsys, publication, "po")
    store = pypo.pofile.parsefile(str(file))
    for unit in store.units:
        if unit.getcontext() == "1.1":
            assert unit.source == "A thing, <1>quite</1> new, with <2>a link</2>.<3/>"
            unit.target = "Вещь, <1>совсем</1> новая, со <2>ссылкой</2>.<3/>"
        elif unit.getcontext() == "1.2":
            unit.target = "Осел."
        elif unit.getcontext() == "2.1":
            unit.target = "Пункт"
            unit.markfuzzy()
    store.save()
    _, report = import_file(capsys, publication, file)
    text = (publication / "content/ru/left.md").read_text(encoding="utf-8")
    assert "Вещь, *совсем* новая, со [ссылкой](https://example.org/).[^1]\n" in text
    assert "Пункт" not in text
    assert codes(report) == ["untranslated-segment"] * 2


@pytest.mark.parametrize(
    ("name", "target", "expected"),
    [
        ("2.1", "Точка", ("* Пункт и еще", "- Точка")),
        ("1.2", "Осел у Крылова.", ("Осел.", "Осел у Крылова.")),
        ("title", "Слева", ("title:  Лево", "title: Слева")),
        ("3.3", "Карта мира", ('"Что видно"', '"Карта мира"')),
    ],
    ids=["an item", "a note", "a field", "a picture's description"],
)
def test_only_the_passage_that_differs_is_written(
    name: str, target: str, expected: tuple[str, str], publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(publication, {"content/ru/left.md": RUSSIAN})
    code, report = import_file(capsys, publication, with_targets(export(capsys, publication, "xliff"), {name: target}))
    assert (code, report["written"], codes(report)) == (0, ["content/ru/left.md"], [])
    assert (publication / "content/ru/left.md").read_text(encoding="utf-8") == RUSSIAN.replace(*expected)


def test_names_of_theorems_and_captions_of_code_are_carried(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = '::: {#thm:euler .theorem name="Euler"}\nOne.\n:::\n\n```{#lst:wait caption="Waiting"}\nls\n```\n'
    write_files(publication, {"content/en/left.md": f"---\ntitle: Left\n---\n{left}"})
    words = {"title": "Лево", "1.1": "Эйлер", "1.2": "Один.", "2.1": "Ожидание"}
    code, report = import_file(capsys, publication, with_targets(export(capsys, publication, "xliff"), words))
    assert (code, codes(report)) == (0, [])
    written = (publication / "content/ru/left.md").read_text(encoding="utf-8")
    assert all(word in written for word in ("name=Эйлер}", "Один.", 'caption="Ожидание"'))


# ---------------------------------------------------------------- files as tools change them


@pytest.mark.parametrize(
    "inside",
    [
        'Вещь, <bpt id="1">*</bpt>совсем<ept id="1">*</ept> новая, со <bpt id="2"/>ссылкой<ept id="2"/>.<ph id="3"/>',
        'Вещь, <bx id="1"/>совсем<ex id="1"/> новая, со <bx id="2"/>ссылкой<ex id="2"/>.<x id="3"/>',
        '<mrk mtype="seg" mid="0">Вещь, <g id="1">совсем</g> новая, </mrk>со <g id="2">ссылкой</g>.<x id="3"/>',
        'Вещь, <g id="1" ctype="bold">совсем</g> новая, со <g id="2" xid="z">ссылкой</g>.<x id="3" ts="a"/>',
    ],
    ids=["bpt and ept", "bx and ex", "marks around sentences", "other attributes"],
)
def test_inline_codes_are_read_as_tools_write_them(
    inside: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = with_targets(export(capsys, publication, "xliff"), {**TRANSLATED, "1.1": inside})
    with_text(file, lambda text: text.replace('target-language="ru"', 'target-language="ru-RU"'))
    code, report = import_file(capsys, publication, file)
    assert (code, report["problems"]) == (0, [])
    text = (publication / "content/ru/left.md").read_text(encoding="utf-8")
    assert "Вещь, *совсем* новая, со [ссылкой](https://example.org/).[^1]\n" in text


@pytest.mark.parametrize("state", ["new", "needs-translation"])
def test_a_target_in_an_untranslated_state_is_ignored(
    state: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tools fill targets with the source."""
    file = with_targets(export(capsys, publication, "xliff"), {"2.1": "A point"}, state)
    code, report = import_file(capsys, publication, file)
    assert (code, codes(report)) == (1, ["refused-file"])
    assert "nothing in it is translated" in report["problems"][0]["what"]
    assert not (publication / "content/ru").exists()


@pytest.mark.parametrize(
    ("target", "markup"),
    [
        ('Вещь, <g id="1">совсем</g> новая.<x id="3"/>', "<2> link https://example.org/"),
        ('Вещь, <g id="1">совсем</g> со <g id="2">ссылкой</g>.', "<3> x-note A donkey."),
        ('<g id="1">а</g> <g id="2">б</g> <x id="3"/> <g id="9">в</g>', "<9>"),
    ],
    ids=["a link", "a note", "an unknown code"],
)
def test_lost_and_unknown_markup_is_reported(
    target: str, markup: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, report = import_file(
        capsys, publication, with_targets(export(capsys, publication, "xliff"), {**TRANSLATED, "1.1": target})
    )
    assert set(codes(report)) == {"lost-markup"}
    assert report["problems"][0]["what"].endswith(f": {markup}")


def test_a_segment_whose_original_changed_is_left_out_and_reported(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = with_targets(export(capsys, publication, "xliff"), TRANSLATED)
    write_files(publication, {"content/en/left.md": ENGLISH.replace("A point & more", "Two points")})
    _, report = import_file(capsys, publication, file)
    assert sorted(codes(report)) == ["stale-segment", "untranslated-segment"]
    assert "Пункт" not in (publication / "content/ru/left.md").read_text(encoding="utf-8")


def test_segments_are_matched_where_the_original_grew(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = with_targets(export(capsys, publication, "xliff"), TRANSLATED)
    write_files(publication, {"content/en/left.md": ENGLISH.replace("\n---\n", "\n---\nBefore it all.\n\n", 1)})
    _, report = import_file(capsys, publication, file)
    assert codes(report) == ["untranslated-segment"]
    assert "- Пункт & еще" in (publication / "content/ru/left.md").read_text(encoding="utf-8")


# ---------------------------------------------------------------- valid for other programs


def test_the_xliff_is_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As the schema of XLIFF 1.2 requires: order of elements, unique ids, codes in both languages."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    file = export(capsys, tmp_path, "xliff", "craft/translators-in-the-margin")
    root = ElementTree.parse(file).getroot()
    [document] = root
    assert (root.tag, root.get("version"), document.tag) == (f"{X}xliff", "1.2", f"{X}file")
    assert {"original", "source-language", "target-language", "datatype"} <= set(document.attrib)
    [body] = document
    names = [unit.get("id") for unit in body]
    assert len(names) == len(set(names)) > 40
    for unit in body:
        assert [child.tag.removeprefix(X) for child in unit] == ["source", "target", "note"]
        for side in unit[:2]:
            ids = [code.get("id") for code in side.iter() if code is not side]
            assert len(ids) == len(set(ids))
            assert {code.tag for code in side.iter()} <= {f"{X}source", f"{X}target", f"{X}g", f"{X}x"}
    store = xliff.xlifffile.parsefile(str(file))
    assert len(store.units) == len(names)
    assert all(unit.source and unit.target for unit in store.units)


def test_the_translation_memory_holds_every_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    content = export(capsys, tmp_path, "tmx", "craft/facing-pages").read_bytes()
    store = tmx.tmxfile.parsestring(content, "en", "ru")
    assert len(store.units) == 38
    assert store.translate("Why the left") == "Почему слева"
    assert store.translate("On a screen") == "На экране"


def test_the_same_article_gives_the_same_bytes(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(publication, {"content/ru/left.md": RUSSIAN})
    for kind in ("xliff", "tmx", "po"):
        first = export(capsys, publication, kind).read_bytes()
        assert export(capsys, publication, kind).read_bytes() == first, kind


@pytest.mark.parametrize("kind", ["xliff", "po"])
def test_a_line_end_in_a_translation_begins_no_block(
    kind: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tools break lines where they like; a heading, code or a front matter must not come of it."""
    file, words = export(capsys, publication, kind), ("\tПункт", "# и", "", "```{=html}", "---")
    if kind == "xliff":
        with_targets(file, {**TRANSLATED, "1.2": "&#10;".join(words), "2.1": "&#10;".join(words)})
    else:
        escaped = "\\n".join(words)
        with_text(file, lambda text: re.sub(r'msgstr ""\n(?=\n|$)', lambda _: f'msgstr "{escaped}"\n', text))
    import_file(capsys, publication, file)
    text = (publication / "content/ru/left.md").read_text(encoding="utf-8")
    line = r"Пункт \# и \`\`\`\{\=html\} \-\-\-"
    assert re.search(rf"^- +{re.escape(line)}$", text, re.MULTILINE)
    assert f"[^1]: {line}\n" in text or kind == "po"  # where a call of a note is lost, it is reported
    assert not re.search(r"^(?:#|\s|```)", text.partition("\n---\n")[2].replace("\n\n", ""), re.MULTILINE)


def test_a_translation_is_text_and_never_markup(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "`&lt;b onclick=pwned()&gt;`{=html} &lt;script&gt;pwned()&lt;/script&gt; [a](javascript:pwned())"
    import_file(capsys, publication, with_targets(export(capsys, publication, "xliff"), {**TRANSLATED, "2.1": words}))
    page = publish(publication, is_lenient=True).is_published and (publication / "public/ru/left/index.html").read_text(
        "utf-8"
    )
    assert page and "&lt;script&gt;pwned()&lt;/script&gt; [a](javascript:pwned())" in page.replace("\u00a0", " ")
    assert "<b onclick" not in page


@pytest.mark.parametrize("coding", ["utf-16", "utf-7"])
def test_another_encoding_is_read_as_it_says_or_refused(
    coding: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = with_targets(export(capsys, publication, "xliff"), TRANSLATED)
    text = re.sub("(?i)utf-8", coding, file.read_text(encoding="utf-8"), count=1)
    file.write_bytes(text.encode(coding))
    code, report = import_file(capsys, publication, file)
    assert (code, codes(report)) in [(0, []), (1, ["refused-file"])]
    assert code or "- Пункт & еще\n" in (publication / "content/ru/left.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("</body>", f"{UNITS}</body>"),
        lambda text: text.replace("<body>", f"<body>{'<group>' * 240}").replace(
            "</body>", f"{'</group>' * 240}</body>"
        ),
        lambda text: text.replace("Осел.", '<g id="1">' * 200 + "Осел." + "</g>" * 200),
        lambda text: text.replace("<body>", f"<body>{'<g>' * 5_000}{'</g>' * 5_000}"),
    ],
    ids=["many units", "groups in groups", "codes", "very deep"],
)
def test_a_large_or_deep_file_ends_soon(
    change: Callable[[str], str], publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = with_text(with_targets(export(capsys, publication, "xliff"), TRANSLATED), change)
    started = time.process_time()
    code, report = import_file(capsys, publication, file)
    assert code == 0 or codes(report) == ["refused-file"]
    assert time.process_time() - started < 5


# ---------------------------------------------------------------- files that cannot be read

UNITS = "".join(
    f'<trans-unit id="x{n}"><source>a</source><target state="translated">b</target></trans-unit>' for n in range(20_000)
)

OUTSIDE = '<!DOCTYPE xliff SYSTEM "file:///etc/passwd">'
BILLION = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "change", "reason"),
    [
        ("work.xlf", lambda text: text.replace("<xliff", f"{BILLION}<xliff", 1), "document type"),
        ("work.xlf", lambda text: text.replace("<xliff", f"{OUTSIDE}<xliff", 1), "document type"),
        ("work.xlf", lambda text: text[:-20], "not well-formed"),
        ("work.xlf", lambda text: "<a/>", "not an XLIFF file"),
        ("work.xlf", lambda text: text.replace('"1.2"', '"2.0"'), "XLIFF 2"),
        ("work.xlf", lambda text: text.replace('target-language="ru"', 'target-language="de"'), "its languages"),
        ("work.po", lambda text: 'msgid "a"\nmsgstr "b"\n', "not a gettext catalogue"),
    ],
)
def test_an_unreadable_file_is_reported(
    name: str, change: Callable[[str], str], reason: str, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = export(capsys, publication, "po" if name.endswith(".po") else "xliff")
    code, report = import_file(capsys, publication, with_text(file, change))
    assert (code, codes(report)) == (1, ["refused-file"])
    assert reason in report["problems"][0]["what"]


def test_a_file_of_an_unknown_article_is_reported(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for place in ("../../etc/passwd", "/etc/passwd", "content/en/../../../etc/passwd", "content/en/"):
        file = with_targets(export(capsys, publication, "xliff"), TRANSLATED)
        with_text(file, lambda text: text.replace("content/en/left.md", place))  # noqa: B023 - called at once
        code, report = import_file(capsys, publication, file)
        assert (code, codes(report)) == (1, ["unknown-article"]), place


@pytest.mark.parametrize("kind", ["xliff", "tmx", "po"])
def test_without_the_package_the_problem_says_how_to_install_it(
    kind: str, publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "translate.storage", None)
    code, report = run(capsys, publication, "export", "left", "--format", kind, "--output", publication / "a")
    assert (code, codes(report)) == (1, ["missing-extra"])
    assert "pip install translate-toolkit" in report["problems"][0]["fix"]
    assert not (publication / "a").exists()


def test_word_needs_no_package(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "translate.storage", None)
    code, _ = run(capsys, publication, "export", "left", "--lang", "en", "--output", publication / "a.docx")
    assert code == 0
