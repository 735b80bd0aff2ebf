"""What would take hours or all memory: each ends soon, as a problem of its file, and costs no other."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from diglot.adapters.picture_files import read_picture
from diglot.pipeline.outputs import pdf
from tests.tools.hostile import svg
from tests.tools.publication import formatter, publish, write_files

# WeasyPrint takes these for attributes; in SVG they are not, and nothing else sees them so.
ENDLESS = svg(
    '<defs><rect id="u0" width="1" height="1"/>'
    + "".join(f'<g id="u{n}">{f"""<use style="href:#u{n - 1}"/>""" * 10}</g>' for n in range(1, 10))
    + '</defs><use style="href:#u9"/>'
)
GREEDY = svg(
    '<linearGradient id="g" style="x2:1e-7" spreadMethod="repeat"><stop offset="0"/>'
    '<stop offset="1" stop-color="red"/></linearGradient><rect width="9" height="9" fill="url(#g)"/>'
)


@pytest.mark.parametrize("jobs", [pytest.param(1, marks=pytest.mark.long), 2])
def test_a_drawing_that_nobody_can_print_costs_its_own_pdf_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    budget = replace(pdf._BUDGET, seconds=2.0, seconds_per_mb=0.0, memory=600_000_000)
    edition_job = pdf._edition_job
    monkeypatch.setattr(pdf, "_edition_job", lambda *facts: replace(edition_job(*facts), budget=budget))
    texts = {
        f"content/en/{name}.md": f'# A text\n\n![A drawing]({name}.svg){{alt="A drawing"}}\n'
        for name in ("endless", "greedy", "plain")
    }
    drawings = {"endless": ENDLESS, "greedy": GREEDY, "plain": svg("<rect/>")}
    for name, content in drawings.items():
        assert read_picture(content.encode()).width == 10
        texts[f"content/en/{name}.svg"] = content
    root = write_files(tmp_path, {"content/site.toml": 'base_url = "https://journal.example"\n', **texts})
    report = publish(root, formats=("html", "pdf"), jobs=jobs, is_lenient=True)
    reported = {(problem.code, problem.position[0]) for problem in report.problems}
    assert ("print-failed", "content/en/endless.md") in reported
    assert {code for code, file in reported if file == "content/en/greedy.md"} & {"print-failed", "picture-dropped"}
    assert not {code for code, file in reported if file == "content/en/plain.md"} & {"print-failed", "picture-dropped"}
    assert (root / "public/en/plain.pdf").exists()
    assert not (root / "public/en/endless.pdf").exists()


def test_a_catalogue_of_many_megabytes_is_not_read(tmp_path: Path) -> None:
    path = "locales/ru/LC_MESSAGES/diglot.po"
    message = 'msgid "{number}"\nmsgstr "Слово"\n\n'
    root = write_files(
        tmp_path, {"content/en/a.md": "# A text\n", path: "".join(message.format(number=n) for n in range(90_000))}
    )
    started = time.process_time()
    report = publish(root)
    assert time.process_time() - started < 5
    [problem] = [problem for problem in report.problems if problem.code == "broken-catalogue"]
    assert "2 MB" in problem.facts()["reason"]


@pytest.mark.parametrize("kind", ["anchors", "links"])
def test_a_thousand_links_to_what_was_renamed_cost_seconds(tmp_path: Path, kind: str) -> None:
    """Each is reported with the nearest name, as long as that takes no hours: a renamed folder breaks them all."""
    number = range(500)
    if kind == "anchors":
        headings = "".join(f"## Heading {n} {{#anchor-{n}}}\n\nWords.\n\n" for n in number)
        texts = {"content/en/a.md": f"# A text\n\n{headings}{''.join(f'[x](#ankor-{n}){chr(10) * 2}' for n in number)}"}
    else:
        texts = {f"content/en/old/article-{n}.md": f"# A {n}\n\n[x](../new/article-{n}.md)\n" for n in number}
    root = write_files(tmp_path, texts)
    started = time.process_time()
    report = publish(root)
    assert time.process_time() - started < 20
    dead = [problem for problem in report.problems if problem.code in ("dead-anchor", "dead-link")]
    assert len(dead) == len(number)
    assert formatter("en").what(dead[0]).endswith("?)")
