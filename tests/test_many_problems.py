"""A large site with thousands of faults: what an editor reads fits one screen, and names what to do."""

from __future__ import annotations

import textwrap
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from diglot.cli.publishing.full_build import saved_report
from diglot.model.problems import UnknownPerson
from diglot.pipeline.base.build_options import BuildReport
from tests.tools.processor_time import ends_within
from tests.tools.publication import EPOCH, codes, formatter, publish, run, run_json, write_files

TEXTS = 300
# A usual terminal.
COLUMNS, ROWS = 80, 30


def manuscript(number: int) -> str:
    """A text with nine faults of five causes."""
    links = " ".join(f"[{n}](guide/t{(number + n) % TEXTS:03})" for n in range(1, 5))
    schemes = " ".join(f"[{n}](adguard:{n})" for n in range(2))
    return (
        f"---\ntitle: Text {number}\nauthors: [himself65]\nlayout: news_post\ncategory: x\n---\n\n"
        f"See {links} or {schemes}.\n"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Faults in many texts: links written from the root, a scheme, a person, a layout and a field nobody knows."""
    texts = {f"content/en/guide/t{n:03}.md": manuscript(n) for n in range(TEXTS)}
    root = tmp_path_factory.mktemp("many")
    return write_files(root, {"content/site.toml": 'languages = ["en"]\nbase_url = "https://a.example"\n', **texts})


def rows_of(text: str) -> int:
    return sum(max(1, len(textwrap.wrap(line, COLUMNS))) for line in text.splitlines())


def test_thousands_of_faults_of_five_causes_fit_one_screen(
    site: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    code, out, err = run(["--root", site, "--ui-lang", "en", "build", "--formats", "html"], capsys)
    shown = "\n".join(line for line in (err + out).splitlines() if "Preparing" not in line)
    assert code == 1
    assert rows_of(shown) <= ROWS, shown
    assert shown.count("    fix: ") == 5
    for remedy in (
        "`diglot fix` mends all such links",
        'schemes = ["adguard"]',
        "create content/people/himself65.toml",
        "create templates/layouts/news_post.html",
        "leave them if another program needs them",
    ):
        assert remedy in " ".join(shown.split()), remedy
    assert f"{4 * TEXTS - 1:,} more of this cause, in {TEXTS} files" in shown
    assert f"{7 * TEXTS:,} errors, {2 * TEXTS} warnings" in shown
    _, document = run_json(["--root", site, "build", "--formats", "html"], capsys)
    assert Counter(row["code"] for row in document["problems"]) == {
        "dead-link": 4 * TEXTS,
        "unknown-scheme": 2 * TEXTS,
        "unknown-person": TEXTS,
        "unknown-layout": TEXTS,
        "unknown-field": TEXTS,
    }


def test_one_command_mends_all_links_that_are_written_from_the_root(site: Path, capsys: Any) -> None:
    assert run(["--root", site, "fix", "guide/t000", "guide/t001", "--yes"], capsys)[0] == 0
    assert "See [1](t001.md) [2](t002.md)" in (site / "content/en/guide/t000.md").read_text(encoding="utf-8")
    _, document = run_json(["--root", site, "build", "--formats", "html"], capsys)
    assert sum(row["code"] == "dead-link" for row in document["problems"]) == 4 * TEXTS - 8


def test_wording_is_no_cost_of_a_build() -> None:
    """Only what is printed is put into words."""
    problems = tuple(UnknownPerson(f"content/en/{n}.md", 3, f"name{n % 41}", "") for n in range(12_500))
    report = BuildReport(1, 1, 1, 0, {}, 0, 0, problems, is_lenient=True, is_strict=False)
    assert ends_within(0.5, lambda: saved_report(formatter("en"), report, "public"))
    assert len(saved_report(formatter("en"), report, "public").shown) == 8


def test_an_anchor_that_a_foreign_shortcode_makes_is_not_told_as_well(tmp_path: Path) -> None:
    """One cause, one message: the shortcode is what is to be replaced."""
    shortcode = '# A\n\n{{< heading id="winter" >}}\n\nWords.\n'
    link = "# B\n\nSee [winter](a.md#winter).\n"
    root = write_files(tmp_path / "with", {"content/en/a.md": shortcode, "content/en/b.md": link})
    assert {"foreign-shortcode", "dead-anchor"} & set(codes(publish(root))) == {"foreign-shortcode"}
    root = write_files(tmp_path / "without", {"content/en/a.md": "# A\n\nWords.\n", "content/en/b.md": link})
    assert "dead-anchor" in codes(publish(root))
