"""What stands above the rest of a numbered table that goes on overleaf. Markup in, markup out."""

from __future__ import annotations

import re
from html import escape

from diglot.extensions.makeup.model.tables import CONTINUATION
from diglot.model.extensions import Medium
from diglot.model.languages import LANGUAGES
from diglot.pipeline.render.compiled_site import CompiledSite

_NUMBERED = re.compile(
    r"<caption>\s*+<p>(?P<word>[^\W\d_]++)(?:&nbsp;|\u00a0)(?P<number>\w++(?:\.\w++)*+)"
    r"(?:(?!</?caption\b).)*+</caption>\s*+<thead>(?P<row>(?:(?!</tr>).)*+)",
    re.DOTALL,
)
_CELL = re.compile(r"<t[hd]\b([^>]*)>")
_SPAN = re.compile(r'\bcolspan="(\d+)"')


def name_continuations(markup: str, medium: Medium, site: CompiledSite) -> str:
    """Return markup for paper whose numbered tables have a row in their head that names them; other markup as it is.

    It is shown where a table goes on, by the patch in `adapters.continued_tables`.

    >>> table = "<table><caption><p>Table&nbsp;2. Rivers.</p></caption><thead><tr><th>A</th><th>B</th></tr>"
    >>> name_continuations(table, "paper", None).partition("<thead>")[2].partition("</tr>")[0]
    '<tr class="continuation"><th colspan="2" data-continued="Table 2, continued"></th>'
    """
    return _NUMBERED.sub(_with_name, markup) if medium == "paper" and "<caption>" in markup else markup


def _with_name(found: re.Match[str]) -> str:
    spoken = (language.numbered_parts() for language in LANGUAGES.values())
    names = {words.kinds["tbl"].caption: words.continued_table for words in spoken}
    name = names.get(found["word"], "")
    if not name:
        return found[0]
    spans = (_SPAN.search(cell[1]) for cell in _CELL.finditer(found["row"]))
    columns = sum(int(span[1]) if span else 1 for span in spans)
    words = escape(name.format(number=found["number"]))
    row = f'<tr class="{CONTINUATION}"><th colspan="{columns}" data-continued="{words}"></th></tr>'
    return found[0].removesuffix(found["row"]) + row + found["row"].lstrip()
