"""What newcomers write and type wrongly, and what they are told, in both languages.

`slips/contents.py` has the contents, each a change of the publication in `slips/house/`; `slips/commands.txt` the
command lines. What is told is in `slips/*.en.txt` and `slips/*.ru.txt`, a section for each. `pytest --accept` rewrites
them, and a person reads the difference.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PIL import Image

from diglot.model.languages import LANGUAGES
from tests.slips.contents import CONTENTS
from tests.tools.publication import EPOCH, codes, publish, reported, run

HERE = Path(__file__).parent / "slips"
COMMANDS = [
    line for line in (HERE / "commands.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
]


def photograph() -> bytes:
    """A picture of many bytes."""
    picture, file = Image.effect_noise((400, 300), 60).convert("RGB"), io.BytesIO()
    picture.save(file, "JPEG")
    return file.getvalue()


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound publication, built once: what a case does not touch comes from its cache."""
    root = Path(shutil.copytree(HERE / "house", tmp_path_factory.mktemp("slips") / "house"))
    (root / "content/media").mkdir()
    for name in ("bread.jpg", "bridge.jpg"):
        (root / "content/media" / name).write_bytes(photograph())
    assert codes(publish(root)) == []
    return root


@pytest.fixture
def copy(publication: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(publication, tmp_path / "house", symlinks=True))


def sections(name: str, lang: str) -> dict[str, str]:
    """What is told, by the case."""
    path = HERE / f"{name}.{lang}.txt"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = re.split(r"^## (.*)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], (part.strip("\n") for part in parts[1::2]), strict=True))


@pytest.fixture(scope="module", autouse=True)
def heard(request: pytest.FixtureRequest) -> Iterator[dict[tuple[str, str, str], str]]:
    """What was told in this run, by table, language and case; with --accept it is written."""
    reported_now: dict[tuple[str, str, str], str] = {}
    yield reported_now
    if not request.config.getoption("--accept"):
        return
    for name, cases in (("contents", list(CONTENTS)), ("commands", COMMANDS)):
        for lang in LANGUAGES:
            rows = sections(name, lang) | {
                row: text for (table, code, row), text in reported_now.items() if (table, code) == (name, lang)
            }
            text = "\n\n".join(f"## {case}\n{rows.get(case, '')}".rstrip() for case in cases)
            (HERE / f"{name}.{lang}.txt").write_text(f"{text}\n", encoding="utf-8")


def compare(
    heard: dict[tuple[str, str, str], str], table: str, case: str, texts: Mapping[str, str], accept: bool
) -> None:
    for lang, text in texts.items():
        heard[table, lang, case] = text
        if not accept:
            assert text == sections(table, lang)[case]


@pytest.mark.parametrize("case", CONTENTS)
def test_a_wrong_content_is_told(
    case: str, copy: Path, accept: bool, far_day: None, heard: dict[tuple[str, str, str], str]
) -> None:
    """In both languages, word for word; or the content is right, and nothing is told."""
    CONTENTS[case](copy / "content")
    report = publish(copy)
    outcome = "published" if report.is_published else "not published"
    texts = {lang: f"({outcome})\n{reported(report, lang)}".replace(f"{copy}/", "").strip() for lang in LANGUAGES}
    compare(heard, "contents", case, texts, accept)
    for text in texts.values():
        assert not re.search(r"\['|'\]|\{'|None|Error\(|Traceback", text), "Python in a message"


@pytest.mark.parametrize("line", COMMANDS)
def test_a_wrong_command_line_is_told(
    line: str,
    publication: Path,
    tmp_path: Path,
    accept: bool,
    far_day: None,
    heard: dict[tuple[str, str, str], str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In both languages, word for word, and never with a traceback."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    texts = {}
    for lang in LANGUAGES:
        copy = Path(shutil.copytree(publication, tmp_path / lang / "house", symlinks=True))
        monkeypatch.chdir(copy)
        code, out, err = run([*shlex.split(line)[1:], "--ui-lang", lang], capsys)
        shown = "\n".join(row for row in (err + out).splitlines() if not re.fullmatch(r"[^:\[]+: \d+", row))
        shown = re.sub(r"[\d.,]+ ([sс])$", r"N \1", shown, flags=re.MULTILINE)
        texts[lang] = f"({code})\n{shown}".replace(str(copy), "HOUSE").replace(str(copy.parent), "ABOVE").strip()
    compare(heard, "commands", line, texts, accept)
    for text in texts.values():
        assert not re.search(r"Traceback|\w+Error\(", text)
