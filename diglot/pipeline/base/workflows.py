"""A host and the way in which diglot gets there in, the workflow that builds and publishes every night out.

`hosting timer` and `init --workflow` write the same: there is one template for each host, in `starters/workflows/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from diglot import __version__
from diglot.adapters.files.default_files import default_files
from diglot.core.hosting import MINUTE
from diglot.core.new_files import starters
from diglot.model.wording.system_needs import LIBRARIES, packages

Way: TypeAlias = Literal["wheel", "copy", "action"]
"""A wheel beside `content/`, a copy of the repository around it, or the action of diglot."""

# The lines that a workflow has, by the mark at their beginning; "here" are those of every way but the action.
_MARKS: Mapping[Way, frozenset[str]] = {
    "wheel": frozenset(["wheel", "here"]),
    "copy": frozenset(["copy", "here"]),
    "action": frozenset(["action"]),
}
_MARKED = re.compile(r"^@(wheel|copy|here|action)@(.*\n)", re.MULTILINE)

WORKFLOW_PATHS: Mapping[str, str] = {"github": ".github/workflows/pages.yml", "gitlab": ".gitlab-ci.yml"}
"""Where a host looks for its workflow."""


def way_of(root: Path) -> Way:
    """Return the way in which a publication gets diglot on a host: by the copy around it, or by a wheel."""
    has_copy = (root / "build.py").is_file() and (root / "diglot" / "__main__.py").is_file()
    return "copy" if has_copy else "wheel"


def write_workflow(host: str, way: Way, address: str = "") -> str:
    """Return a workflow. address: of the action, "OWNER/diglot@COMMIT"."""
    template = default_files("starters")[f"starters/workflows/{host}.yml"].read_text(encoding="utf-8")
    kept = _MARKED.sub(lambda line: line[2] if line[1] in _MARKS[way] else "", template)
    values = {
        "address": address,
        "lang": "",
        "minute": str(MINUTE),
        "packages": packages(LIBRARIES)["debian"],
        "version": __version__,
    }
    return starters.fill(kept, "", values)
