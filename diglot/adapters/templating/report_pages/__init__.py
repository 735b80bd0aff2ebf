"""Values in, a report as a page that needs no other file out, by the templates of this folder.

A publication cannot replace them. Every value is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def render_report(name: str, **values: object) -> str:
    """Return a report. name: of its template."""
    return fill_template(Path(__file__).parent, name, values, is_escaped=True)


def fill_template(folder: Path, name: str, values: Mapping[str, object], *, is_escaped: bool) -> str:
    """Return what a template of diglot's own makes of values. What a value raises in the template is raised."""
    import jinja2  # takes 60 ms: only where such a file is written

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=is_escaped,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name).render(values)
