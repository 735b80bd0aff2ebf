"""What the preflight accepts and rejects: a valid PDF for the press, damaged in one way at a time."""

from __future__ import annotations

from typing import get_args

import pytest
from pikepdf import Dictionary, Name, Pdf

from diglot.extensions.press.model.pdf_facts import FindingKind
from diglot.extensions.press.pipeline import preflight as judging
from diglot.extensions.press.pipeline.preflight import problem_of
from diglot.extensions.press.pipeline.press_tasks import preflight
from diglot.model.tasks import Budget
from tests.tools.damaged_pdfs import DAMAGED, add_link, give_password, unpacked_large
from tests.tools.press_sheets import changed, drawn, numbered_pages, showpiece


def test_our_own_pdfs_pass() -> None:
    assert preflight(showpiece("black")).findings == ()
    assert preflight(showpiece("process")).findings == ()


# ---------------------------------------------------------------- damaged files


@pytest.mark.parametrize("case", DAMAGED)
def test_a_fault_is_reported_with_page_and_object(case: str) -> None:
    change, kind, page, words = DAMAGED[case]
    found = [finding for finding in preflight(changed(showpiece(), change)).findings if finding.kind == kind]
    assert found, "nothing was found"
    text = [f"{finding.thing} {finding.reason}" for finding in found if finding.page == page]
    assert any(all(word in row for word in words.split()) for row in text), found


# What comes with it: without its metadata a file lacks a part of its description; a box out of place is larger.
COMPANIONS = {"no metadata": {"press-description"}, "trim outside of the bleed": {"press-sizes"}}


@pytest.mark.parametrize("case", DAMAGED)
def test_nothing_else_is_reported(case: str) -> None:
    change, kind, *_ = DAMAGED[case]
    kinds = {finding.kind for finding in preflight(changed(showpiece(), change)).findings}
    assert kinds - COMPANIONS.get(case, set()) == {kind}


def test_an_encrypted_file_is_reported_with_and_without_a_password() -> None:
    assert [finding.kind for finding in preflight(give_password(showpiece(), "secret")).findings] == ["pdf-locked"]
    assert "pdf-locked" in [finding.kind for finding in preflight(give_password(showpiece(), "")).findings]


def test_a_file_that_needs_repair_is_reported() -> None:
    """Its end with the cross-reference table is missing, or a stream is longer than its declared length."""
    truncated = showpiece()[:-300]
    (finding,) = [finding for finding in preflight(truncated).findings if finding.kind == "press-damage"]
    assert "xref" in finding.reason
    stretched = showpiece().replace(b"endstream", b"endstreem", 1)
    assert "press-damage" in [finding.kind for finding in preflight(stretched).findings]


def test_a_page_that_ends_in_the_middle_of_an_instruction_is_reported() -> None:
    def tear(pdf: Pdf) -> None:
        pdf.pages[0].obj["/Contents"] = pdf.make_stream(b"q 1 0 0 1 0 0 cm (an open")

    assert [finding.kind for finding in preflight(changed(showpiece(), tear)).findings] == ["press-damage"]


def test_a_file_that_is_no_pdf_is_reported() -> None:
    for content in (b"", b"# A manuscript\n", showpiece()[:2000], b"%PDF-1.7\n%%EOF"):
        assert [finding.kind for finding in preflight(content).findings] == ["pdf-unreadable"]


def test_a_form_that_draws_itself_recursively_is_refused() -> None:
    def change(pdf: Pdf) -> None:
        form = pdf.make_stream(b"/Self Do /Self Do")
        form.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]))
        form["/Resources"] = Dictionary(XObject=Dictionary(Self=form))
        drawn(b"/Self Do", XObject={"Self": form})(pdf)

    assert [finding.kind for finding in preflight(changed(showpiece(), change)).findings] == ["pdf-unreadable"]


def test_any_pdf_can_be_checked() -> None:
    """Such as an office document that was not made for print."""
    kinds = {finding.kind for finding in preflight(numbered_pages(2)).findings}
    assert kinds == {"press-claim", "press-description", "press-trapping", "press-intent", "press-boxes", "press-font"}


def test_every_kind_of_finding_is_tested_here() -> None:
    shown = {kind for _, kind, *_ in DAMAGED.values()} | {"pdf-locked", "pdf-unreadable", "press-damage"}
    assert shown == set(get_args(FindingKind))


def test_a_finding_becomes_a_problem_of_the_manuscript() -> None:
    (finding,) = preflight(changed(showpiece(), add_link)).findings
    problem = problem_of(finding, "content/en/a.md")
    assert (*problem.position, problem.code) == ("content/en/a.md", 1, "press-annotation")
    assert problem.facts()["page"] == "1"
    assert problem.facts()["thing"].startswith("Link, ")


def test_the_preflight_of_a_pdf_of_any_size_has_a_limit_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_BUDGET", Budget(seconds=60, memory=300_000_000))
    [finding] = judging.preflight_apart(unpacked_large(400_000_000)).findings
    assert (finding.kind, finding.reason) == ("pdf-unreadable", "it exceeded the memory limit")
