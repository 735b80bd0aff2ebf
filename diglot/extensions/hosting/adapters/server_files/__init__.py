"""Values in, files for servers and timers out, by the templates of this folder, which a reader can see whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def render_server_file(name: str, values: Mapping[str, object]) -> str:
    """Return a file. name: of its template. What a value raises in the template is raised."""
    import jinja2  # takes 60 ms: only where such a file is written

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name).render(values)
