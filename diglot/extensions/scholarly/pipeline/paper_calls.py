"""Calls of an apparatus on paper: lines say where its entries belong. Markup in, markup out."""

from __future__ import annotations

import re

from diglot.model.extensions import Medium
from diglot.model.paper.spreads import APPARATUS_ROW
from diglot.pipeline.render.compiled_site import CompiledSite

_CALL = re.compile(rf'(<a\b[^<>]*\bclass="note-call [^"]*{APPARATUS_ROW}"[^>]*>)[^<]*(?=</a>)')


def without_calls(markup: str, medium: Medium, site: CompiledSite) -> str:
    """Return markup for paper with nothing in the calls of entries; other markup as it is.

    >>> without_calls('<a class="note-call second-row apparatus" href="#fn3">a</a>', "paper", None)
    '<a class="note-call second-row apparatus" href="#fn3"></a>'
    """
    return _CALL.sub(r"\1", markup) if medium == "paper" and APPARATUS_ROW in markup else markup
