"""pandoc's answers in, trees of manuscripts out, with the signs that `core.markdown` kept from pandoc."""

from __future__ import annotations

import msgspec

from diglot.adapters.pandoc import PandocFailure
from diglot.core import markdown
from diglot.model.messages import N_
from diglot.model.tree import Pandoc, decode_tree


def decode_answer(answer: bytes | PandocFailure) -> Pandoc | PandocFailure:
    """Return the tree that pandoc wrote as JSON, or the failure it was given."""
    if isinstance(answer, PandocFailure):
        return answer
    try:
        return decode_tree(markdown.restore(answer))
    except (msgspec.ValidationError, RecursionError):
        return PandocFailure(N_("its tree is beyond reading"))
