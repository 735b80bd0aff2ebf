"""Values in, a report as a page that needs no other file out, by the templates of this folder.

A publication cannot replace them. Every value is escaped.
"""

from __future__ import annotations

from pathlib import Path


def render_report(name: str, **values: object) -> str:
    """Return a report. name: of its template."""
    import jinja2  # takes 60 ms: only where a report is written

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name).render(values)
