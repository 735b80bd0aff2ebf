"""The next WeasyPrint: a patch that does not match is left out and reported, and PDFs are made all the same.

Each patched function is altered in a copy of WeasyPrint, in two ways: the code that the patch looks for is written
otherwise, with the same effect, and the function has another name. `.ci/newest` runs this file with the newest release.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pydyf
import pytest
import weasyprint

from diglot.adapters.typesetter.library_patches import patching
from tests.tools.publication import write_files

ROOT = Path(__file__).parents[2]

# The function, its file, what is written otherwise, and how.
CODE: Mapping[str, tuple[str, str, str]] = {
    "_build_box_tree": ("pdf/tags.py", "nums, annotations, tags):", "nums, annotations, tags, more=None):"),
    "_linebox_layout": (
        "layout/block.py",
        "not context.in_column and can_break_now and not could_break_before",
        "can_break_now and not context.in_column and not could_break_before",
    ),
    "_update_footnote_area": (
        "layout/__init__.py",
        "self.current_footnote_area.children = self.current_page_footnotes",
        "self.current_footnote_area.children = (self.current_page_footnotes)",
    ),
    "draw_first_line": ("draw/text.py", "if glyph_id not in font.to_unicode:", "if not glyph_id in font.to_unicode:"),
    "_build_vector_font_dictionary": (
        "pdf/fonts.py",
        "reference, pdf_version):",
        "reference, pdf_version, more=None):",
    ),
    "page_references": ("pydyf/__init__.py", "self.pages['Kids'][::3])", "self.pages['Kids'][0::3])"),
    "generate_rdf_metadata": ("pdf/metadata.py", "tostring(rdf, encoding='utf-8')", "tostring(rdf, encoding='utf-8').replace(b'</rdf:RDF>', b'</rdf:RDF >')"),
    "__missing__": ("css/__init__.py", "if value == 'initial':", "if 'initial' == value:"),
    "resolve_one_percentage": ("layout/percent.py", "(box, property_name, refer_to):", "(box, property_name, refer_to, more=None):"),
    "strut": ("text/line_break.py", "def strut(style):", "def strut(style, more=None):"),
    "get_font_description": ("text/fonts.py", "def get_font_description(style):", "def get_font_description(style, more=None):"),
    "_harfbuzz_subset": ("pdf/fonts.py", "f'hb_codepoint_t[{len(keep)}]'", "f'hb_codepoint_t[{len(keep):d}]'"),
    "get_next_linebox": ("layout/inline.py", "offset_x = text_align(\n", "offset_x = (text_align)(\n"),
    "split_inline_box": ("layout/inline.py", "if new_position_x > max_x:", "if max_x < new_position_x:"),
    "split_text_box": ("layout/inline.py", "half_leading = (line_height - height) / 2", "half_leading = .5 * (line_height - height)"),
    "text_align": ("layout/inline.py", "if line.width >= available_width:", "if available_width <= line.width:"),
    "draw_text": ("draw/text.py", "stream.begin_text()", "(stream.begin_text)()"),
    "justify_line": ("layout/inline.py", "def justify_line(context, line, extra_width):", "def justify_line(context, line, extra_width, more=None):"),
    "first_line_metrics": ("text/line_break.py", "hyphenation_character=None):\n    length", "hyphenation_character=None, more=None):\n    length"),
    "can_break_text": ("text/line_break.py", "def can_break_text(text, lang):", "def can_break_text(text, lang, more=None):"),
    "_in_flow_layout": ("layout/block.py", "discard, next_page, max_lines):\n    abort = stop", "discard, next_page, max_lines, more=None):\n    abort = stop"),
    "block_container_layout": ("layout/block.py", "in enumerate(box.children[skip:], start=(skip or 0)):", "in enumerate(box.children[skip:], skip or 0):"),
    "layout_document": ("layout/__init__.py", "def layout_document(html, root_box, context, max_loops=8):", "def layout_document(html, root_box, context, max_loops=8, more=None):"),
    "remove_placeholders": ("layout/block.py", "def remove_placeholders(context, box_list, absolute_boxes, fixed_boxes):", "def remove_placeholders(context, box_list, absolute_boxes, fixed_boxes, more=None):"),
}  # fmt: skip
# Methods of Python's or of the format keep their names.
RENAMED = [name for name in CODE if name not in ("__missing__", "generate_rdf_metadata", "page_references")]

SCRIPT = """
import json
from pathlib import Path
from diglot.adapters.typesetter import Typesetter
from diglot.adapters.typesetter.library_patches import patching
from diglot.core.design_tokens import fill_tokens, paper_tokens
from diglot.core.line_breaking import break_lines
from diglot.model.look import JOURNAL
from diglot.model.paper.printing import HOUSE_FACES, TRIMS, PrintJob, PrintStyle, margins_of
css = fill_tokens(Path("assets/styles/print.css").read_text(encoding="utf-8"), paper_tokens(JOURNAL))
fonts = {face.file: Path("assets/fonts", face.file).read_bytes() for face in HOUSE_FACES}
note = '<span class="footnote" id="fn1"><span class="note-paragraph">A note.</span></span>'
body = f"<h1>A title</h1><p>Words{note}, words and <b style='font-variant-caps: small-caps'>Capitals</b>.</p>" * 9
job = PrintJob("a", f"<html><head><title>A</title></head><body>{body}</body></html>", "en-GB", {}, "https://a.example/")
style = PrintStyle(css, fonts, TRIMS["A5"], margins_of(TRIMS["A5"]))
printed = Typesetter(style, break_lines).set_pdf(job)
faults = [fault.detail for fault in printed.faults if fault.kind == "patch"]
print(json.dumps([list(patching.left_out), faults, printed.pages, len(printed.pdf)]))
"""


def copy_of_weasyprint(folder: Path) -> Path:
    for package in (weasyprint, pydyf):
        source = Path(package.__file__ or "").parent
        shutil.copytree(source, folder / source.name)  # with its bytecode: compiling it takes seconds
    return folder


def run_with(copy: Path, *words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{copy}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *words], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def typeset(copy: Path) -> tuple[list[str], list[str], int, int]:
    done = run_with(copy, "-c", SCRIPT)
    assert done.returncode == 0, done.stderr
    answer: Any = json.loads(done.stdout.splitlines()[-1])
    return tuple(answer)  # type: ignore[return-value]


def alter(copy: Path, file: str, old: str, new: str) -> None:
    path = copy / file if file.startswith("pydyf") else copy / "weasyprint" / file
    source = path.read_text(encoding="utf-8")
    assert source.count(old) >= 1, f"{file} has no {old}"
    path.write_text(source.replace(old, new), encoding="utf-8")


def test_every_patch_matches_the_weasyprint_that_is_installed() -> None:
    assert patching.left_out == {}


@pytest.mark.parametrize(
    "function",
    # Each is a process with a WeasyPrint of its own. With the newest one, all are tried.
    [name if number % 12 == 0 else pytest.param(name, marks=pytest.mark.long) for number, name in enumerate(CODE)],
)
def test_a_patch_of_code_that_was_changed_is_left_out(function: str, tmp_path: Path) -> None:
    copy = copy_of_weasyprint(tmp_path)
    alter(copy, *CODE[function])
    left_out, faults, pages, size = typeset(copy)
    assert left_out
    assert len(left_out) <= 3
    assert [fault.partition("\n")[2] for fault in faults] == left_out
    assert (pages > 0, size > 10_000) == (True, True)


def test_patches_of_functions_that_are_gone_are_left_out(tmp_path: Path) -> None:
    """All at once: every function has another name, and no patch but those of methods is left."""
    copy = copy_of_weasyprint(tmp_path)
    renamed = re.compile(rf"\b({'|'.join(RENAMED)})\b(?!')")
    for path in copy.rglob("*.py"):
        path.write_text(renamed.sub(r"\1_of_tomorrow", path.read_text(encoding="utf-8")), encoding="utf-8")
    left_out, faults, pages, size = typeset(copy)
    assert len(left_out) == 7
    assert [fault.partition("\n")[2] for fault in faults] == left_out
    assert (pages > 0, size > 10_000) == (True, True)


@pytest.mark.parametrize("optimised", [(), pytest.param(("-O",), marks=pytest.mark.long)], ids=["plain", "-O"])
def test_a_build_says_once_what_is_left_out_and_publishes(optimised: tuple[str, ...], tmp_path: Path) -> None:
    """The review's line: two operands exchanged. With --strict too: it is not about the texts."""
    copy = copy_of_weasyprint(tmp_path / "copy")
    alter(copy, *CODE["_linebox_layout"])
    text = "---\ntitle: {0}\n---\n\nWords of {0}, with a note[^1].\n\n[^1]: A note.\n"
    publication = {f"content/en/{name}.md": text.format(name) for name in ("one", "two")}
    site = 'title = "A"\nbase_url = "https://journal.example"\n'
    root = write_files(tmp_path / "site", {"content/site.toml": site, **publication})
    command = ["-m", "diglot", "build", "--strict", "--formats", "html,pdf", "--output", str(tmp_path / "public")]
    done = run_with(copy, *optimised, *command, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr.count("[patch-left-out]") == 1
    assert "PDFs are made without the rule that a note stays on the page of its number" in done.stderr
    assert (tmp_path / "public/en/one.pdf").read_bytes().startswith(b"%PDF")


def test_the_page_of_the_patches_says_what_each_does_and_what_would_end_it() -> None:
    """By its name; the shortcuts, which change nothing that is seen, by their file."""
    page = (ROOT / "docs/adr/0092-patches-that-can-be-left-out.md").read_text(encoding="utf-8")
    for module in (ROOT / "diglot/adapters/typesetter").rglob("*.py"):
        for name in re.findall(r"^@patch\(.*\)\ndef (\w+)", module.read_text(encoding="utf-8"), re.MULTILINE):
            assert name in page or f"{module.parent.name}/{module.name}" in page, name
