"""Reports as pages: what is in them is escaped, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from types import SimpleNamespace

from diglot.adapters.templating.report_pages import render_report


def test_a_page_of_changes_marks_and_escapes_them() -> None:
    side = SimpleNamespace(lang="en", place="a.md:1", pieces=(("same", "a "), ("out", "'old'"), ("in", "<new>")))
    section = SimpleNamespace(heading="A & B", summary="", rows=(((side,), ()),))
    page = render_report("diff.html", lang="en", title="What changed", sections=[section])
    assert "<h2>A &amp; B</h2>" in page
    assert '<p lang="en">a <del>&#39;old&#39;</del><ins>&lt;new&gt;</ins></p></div>\n<div></div>\n</div>' in page


def test_a_page_of_states_names_the_columns_of_narrow_screens() -> None:
    line = SimpleNamespace(title="Ink & Paper", lang="en", key="ink", share=(0.5, "50%"), cells=("7", ""))
    section = SimpleNamespace(heading="behind", lines=(line,))
    head = ("article", "share", "words", "by")
    page = render_report("status.html", lang="en", title="<Status>", head=head, sections=[section], notes=["1 < 2"])
    assert '<h1>&lt;Status&gt;</h1>\n<ul class="counts"><li>behind: 1</li></ul>' in page
    row = '<td lang="en">Ink &amp; Paper<small>ink</small></td><td><meter value="0.5"></meter>50%</td>'
    assert f'{row}<td data-name="words">7</td><td></td></tr>' in page
    assert "<p>1 &lt; 2</p>" in page
    assert not re.search(r"src=|href=|url\(|@import", page)
