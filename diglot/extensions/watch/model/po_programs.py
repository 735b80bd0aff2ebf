"""The programs that keep translations in PO files, and nowhere else. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.extensions.adopt.model.programs import Program

_READERS = "diglot.extensions.watch.pipeline.po_programs"

PO_PROGRAMS: Mapping[str, Program] = {
    "sphinx": Program(
        "Sphinx",
        tuple(f"{folder}conf.py" for folder in ("", "docs/", "doc/", "source/", "docs/source/", "doc/source/")),
        f"{_READERS}:read_sphinx",
    ),
    "mdbook-po": Program("mdBook", ("book.toml",), f"{_READERS}:read_mdbook"),
    "po4a": Program(
        "po4a",
        tuple(f"{folder}po4a.{suffix}" for suffix in ("cfg", "conf") for folder in ("", "po4a/", "po/", "docs/")),
        f"{_READERS}:read_po4a",
    ),
}
"""By their names; tried after those of `PROGRAMS`, whose sites have texts in each language."""
