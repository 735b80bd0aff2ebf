"""PDFs that would take hours or all memory: each ends soon, as a problem of its article, and costs no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from diglot.adapters.picture_files import read_picture
from diglot.model.tasks import Budget
from diglot.pipeline.outputs import pdf, preflight
from tests.tools.damaged_pdfs import unpacked_large
from tests.tools.hostile import svg
from tests.tools.small_house import publish, write_house

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


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_drawing_that_nobody_can_print_costs_its_own_pdf_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(pdf, "_BUDGET", replace(pdf._BUDGET, seconds=8.0, memory=600_000_000))
    texts = {
        f"content/en/{name}.md": f'# A text\n\n![A drawing]({name}.svg){{alt="A drawing"}}\n'
        for name in ("endless", "greedy", "plain")
    }
    drawings = {"endless": ENDLESS, "greedy": GREEDY, "plain": svg("<rect/>")}
    for name, content in drawings.items():
        assert read_picture(content.encode()).width == 10
        texts[f"content/en/{name}.svg"] = content
    root = write_house(tmp_path, {"content/site.toml": 'base_url = "https://journal.example"\n', **texts})
    report = publish(root, formats=("html", "pdf"), jobs=jobs, is_lenient=True)
    told = {(problem.code, problem.position[0]) for problem in report.problems}
    assert ("print-failed", "content/en/endless.md") in told
    assert {code for code, file in told if file == "content/en/greedy.md"} & {"print-failed", "picture-dropped"}
    assert not {code for code, file in told if file == "content/en/plain.md"} & {"print-failed", "picture-dropped"}
    assert (root / "public/en/plain.pdf").exists()
    assert not (root / "public/en/endless.pdf").exists()


def test_the_preflight_of_a_pdf_of_any_size_has_a_limit_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "_BUDGET", Budget(seconds=60, memory=300_000_000))
    [finding] = preflight.preflight_apart(unpacked_large(400_000_000))
    assert (finding.kind, finding.reason) == ("pdf-unreadable", "it needed more memory than the limit")
