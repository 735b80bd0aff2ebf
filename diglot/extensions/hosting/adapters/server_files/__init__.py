"""Values in, files for servers and timers out, by the templates of this folder, which a reader can see whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from diglot.adapters.templating.report_pages import fill_template


def render_server_file(name: str, values: Mapping[str, object]) -> str:
    """Return a file. name: of its template. What a value raises in the template is raised."""
    return fill_template(Path(__file__).parent, name, values, is_escaped=False)
