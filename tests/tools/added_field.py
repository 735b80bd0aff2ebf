"""Command lines in, what they print out: of a diglot whose struct `TitleBlock` declares one field more.

A program of its own, in whose process the module is read as the recipe in CONTRIBUTING.md would have changed it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType

MODULE = "diglot.model.publication"
LAST_FIELD = '    standfirst: Annotated[str, TranslatedField(N_("Standfirst"))] = ""\n'
ADDED_FIELD = '    dateline: Annotated[str, TranslatedField(N_("Dateline"))] = ""\n'


class _ChangedModule(SourceFileLoader):
    """Loads the module with the field, and never from bytecode."""

    def get_code(self, fullname: str) -> CodeType:
        before, after = self.get_data(self.path).decode().split(LAST_FIELD)
        code: CodeType = self.source_to_code((before + LAST_FIELD + ADDED_FIELD + after).encode(), self.path)
        return code


class _Finder(PathFinder):
    @classmethod
    def find_spec(cls, fullname: str, path: Sequence[str] | None = None, target: object = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path) if fullname == MODULE else None
        if spec:
            spec.loader = _ChangedModule(fullname, str(spec.origin))
        return spec


def main(root: Path, lines: Sequence[Sequence[str]]) -> Sequence[tuple[int, str]]:
    """Run command lines one after another in this process; the word “desk” opens an article on the desk instead."""
    sys.meta_path.insert(0, _Finder)
    return [_desk_rows(root, line[1]) if line[0] == "desk" else _run(root, line) for line in lines]


def _run(root: Path, line: Sequence[str]) -> tuple[int, str]:
    from diglot.cli import command_line  # after the finder is in place

    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
        code = command_line.main(["--root", str(root), *line])
    return code, out.getvalue()


def _desk_rows(root: Path, key: str) -> tuple[int, str]:
    """Return the labels of the rows, and their texts."""
    from diglot.extensions.desk.pipeline.desk import Desk
    from diglot.extensions.desk.pipeline.pages import PageMaker
    from diglot.pipeline.outputs.known_names import KNOWN
    from tests.tools.publication import formatter

    desk = Desk(root, KNOWN, lambda: dt.date(2030, 1, 1), "Nina Ash", 1)
    page = PageMaker(desk, formatter("en")).article(key, "ru")
    desk.close()
    rows = [(row.label, row.source_html, row.target_html) for row in page.rows]
    return 0, json.dumps(rows, ensure_ascii=False)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), json.loads(sys.argv[2]))))
