"""Render the status of a publication as a page: a table of articles for each state. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import msgspec

from diglot.core.ledger.report_page import report_page
from diglot.model.languages import Lang

_STYLE = """
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: .5rem 0 0 }
th, td { border-top: 1px solid #8886; padding: .4rem .8rem .4rem 0; text-align: start; vertical-align: top }
td { overflow-wrap: anywhere } td small { display: block }
th { border: 0; font: .8rem/1.4 system-ui, sans-serif; opacity: .7 }
th:first-child { width: 32% } th:nth-child(2) { width: 14% }
td:nth-child(n + 2):nth-last-child(n + 2) { white-space: nowrap }
meter { width: 4rem; height: .6rem; margin-inline-end: .5rem }
.counts { padding: 0 } .counts li { display: inline-block; margin: 0 1.5rem 0 0 }
@media (max-width: 45rem) {
  thead { display: none }
  tr { display: grid; grid-template-columns: 1fr 1fr; border-top: 1px solid #8886; padding: .4rem 0 }
  td { border: 0; padding: .1rem 0 } td:first-child { grid-column: 1 / -1 }
  td:empty { display: none }
  td[data-name]::before { content: attr(data-name) " "; font: .8rem/1 system-ui, sans-serif; opacity: .7 }
}
@media print { body { margin: 0; max-width: none } tr { break-inside: avoid } h2 { break-after: avoid } }
"""


class StatusLine(msgspec.Struct, frozen=True):
    """A translation. title: the article's, in `lang`. share: the part in step, 0 to 1, and as it is written, or None.

    cells: the rest.
    """

    title: str
    lang: Lang
    key: str
    share: tuple[float, str] | None
    cells: tuple[str, ...]


class StatusSection(msgspec.Struct, frozen=True):
    """The translations of one state."""

    heading: str
    lines: tuple[StatusLine, ...]


def render_status(
    title: str, lang: Lang, head: Sequence[str], sections: Sequence[StatusSection], notes: Sequence[str]
) -> str:
    """Render a complete page. head: the names of the columns: article, share, then the cells. notes: under the tables.

    >>> line = StatusLine("Ink & Paper", "en", "ink", (0.5, "50%"), ("7",))
    >>> page = render_status("Status", "en", ("article", "share", "words"), [StatusSection("behind", (line,))], [])
    >>> '<td lang="en">Ink &amp; Paper<small>ink</small></td><td><meter value="0.5"></meter>50%</td>' in page
    True
    """
    counts = "".join(f"<li>{escape(section.heading)}: {len(section.lines)}</li>" for section in sections)
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    tables = "\n".join(_section(section, columns, head[2:]) for section in sections)
    below = "\n".join(f"<p>{escape(note)}</p>" for note in notes)
    return report_page(title, lang, _STYLE, f'<ul class="counts">{counts}</ul>\n{tables}\n{below}')


def _section(section: StatusSection, columns: str, names: Sequence[str]) -> str:
    rows = "\n".join(_row(line, names) for line in section.lines)
    return (
        f"<h2>{escape(section.heading)}</h2>\n<table>\n<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}\n"
        "</tbody>\n</table>"
    )


def _row(line: StatusLine, names: Sequence[str]) -> str:
    share = f'<meter value="{line.share[0]}"></meter>{escape(line.share[1])}' if line.share else ""
    cells = "".join(
        f'<td data-name="{escape(name)}">{escape(cell)}</td>' if cell else "<td></td>"
        for name, cell in zip(names, line.cells, strict=True)
    )
    return (
        f'<tr><td lang="{line.lang}">{escape(line.title)}<small>{escape(line.key)}</small></td>'
        f"<td>{share}</td>{cells}</tr>"
    )
