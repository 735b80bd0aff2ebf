"""Trees in, manuscripts out: clean where they are new, and where they are not, the same but for what changed.

Touches nothing. `writing` makes a tree ready for pandoc's Markdown writer and tidies what it wrote; `sheets` lays a
manuscript out as lines and blocks and puts it together again; `fields` writes front matter.
"""

from diglot.desk.manuscripts.fields import front_matter, with_field
from diglot.desk.manuscripts.sheets import Fresh, Kept, NoteBook, Sheet, assemble, definition, lay_out
from diglot.desk.manuscripts.writing import call_notes, in_lines, in_one_line, normal_form, tidy, with_pictures

__all__ = [
    "Fresh",
    "Kept",
    "NoteBook",
    "Sheet",
    "assemble",
    "call_notes",
    "definition",
    "front_matter",
    "in_lines",
    "in_one_line",
    "lay_out",
    "normal_form",
    "tidy",
    "with_field",
    "with_pictures",
]
