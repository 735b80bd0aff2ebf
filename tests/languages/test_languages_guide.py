"""`docs/languages.md`, followed literally: its package is typed, built and used in its publication."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.languages.language_package import page, run
from tests.test_extensions_guide import files_of_guide
from tests.tools.installed import ROOT, build_wheel

GUIDE = ROOT / "docs/languages.md"


def test_the_guide_is_followed_to_its_end(tmp_path: Path) -> None:
    """Each block is the file that is named before it. The wheel is unpacked where diglot looks for packages."""
    package, _, _ = GUIDE.read_text(encoding="utf-8").partition("## More than two languages")
    for path, text in files_of_guide(package).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    typed = r"^\$ pip install --no-deps (\S+)\n\$ diglot --root notes (.+)$"
    [(wheel, command)] = re.findall(typed, package, re.MULTILINE)
    built = build_wheel(tmp_path / "diglot-german", tmp_path / "dist")
    assert built == tmp_path / wheel
    shutil.unpack_archive(built, tmp_path / "installed", "zip")

    report = run(tmp_path / "installed", tmp_path / "notes", command, "--formats", "html")

    assert {problem["code"] for problem in report["problems"]} <= {"missing-translation"}
    shown = page(tmp_path / "notes", "de/hafen/")
    [paragraph] = shown.xpath("//div[@class='prose']/p")
    assert paragraph.text_content().replace("\u00a0", " ") == (
        "Sie schrieb: „Am 12. März 1937 war ‚niemand‘ hier“ – und legte ab."
    )
    facts, names = (shown.xpath(f"//*[@class='byline-{part}']")[0].text_content() for part in ("facts", "names"))
    assert facts.strip().startswith("12. März 2020")
    assert names.split() == ["Von", "Anna", "Lug"]
