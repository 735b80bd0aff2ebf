"""Decodes the answers of pandoc into trees, and restores what `core.markdown` hid from pandoc, or from its tree."""

from __future__ import annotations

import msgspec

from diglot.adapters.pandoc import PandocFailure
from diglot.core import markdown
from diglot.model.messages import N_
from diglot.model.tree import Pandoc, decode_tree

TOO_COMPLEX = N_("its structure is too complex")


def decode_answer(answer: bytes | PandocFailure) -> Pandoc | PandocFailure:
    """Return the tree that pandoc wrote as JSON, or the failure."""
    if isinstance(answer, PandocFailure):
        return answer
    try:
        restored = markdown.without_unread_marks(markdown.restore(answer))
        return markdown.read_marks(answer, decode_tree(restored))
    except (msgspec.ValidationError, RecursionError):
        return PandocFailure(TOO_COMPLEX)
