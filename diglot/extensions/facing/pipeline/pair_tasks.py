"""What a worker does for pairs: a style in, a function that sets both texts of a job out. Loads the typesetter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from diglot.adapters.extension_packages import own_hooks
from diglot.adapters.typesetter import Typesetter
from diglot.core import alignment
from diglot.core.line_breaking import break_lines
from diglot.extensions.facing.core import pack_spreads, render_facing_leaves, render_parallel_leaves
from diglot.extensions.facing.model.spreads import PairJob
from diglot.extensions.facing.pipeline.pair_pdf import map_pieces, pieces_of
from diglot.model.paper.printing import PrintedPdf, PrintFault, PrintStyle
from diglot.model.paper.spreads import MeasuredBlock
from diglot.model.tasks import TaskFunction
from diglot.pipeline.base.cached_files import encode_answer
from diglot.pipeline.outputs.pdf_tasks import set_formulas


def make_pair_typesetter(config: bytes) -> TaskFunction:
    """Return the function that typesets a pair. config: an encoded `PrintStyle`."""
    typesetter = Typesetter(msgspec.msgpack.decode(config, type=PrintStyle), break_lines, own_hooks("pages"))

    def typeset(payload: bytes) -> bytes:
        job, failed = _with_formulas(msgspec.msgpack.decode(payload, type=PairJob))
        return encode_answer(*((made.pdf, (*made.faults, *failed)) for made in set_pair(typesetter, job)))

    return typeset


def _with_formulas(job: PairJob) -> tuple[PairJob, Sequence[PrintFault]]:
    """Return a job with images for its formulas, and those that could not be set."""
    pieces, failed = set_formulas([piece for text in job.texts for piece in pieces_of(text)])
    each = iter(pieces)
    texts = tuple(map_pieces(text, lambda _: next(each)) for text in job.texts)
    return replace(job, texts=texts), failed


def set_pair(typesetter: Typesetter, job: PairJob) -> tuple[PrintedPdf, ...]:
    """Typeset texts in two languages for each use: measure their pieces, lay out the spreads, set them."""

    def measure(pieces: Sequence[str]) -> list[MeasuredBlock]:
        return typesetter.measure(pieces, job.column.width_px, job)

    render = render_facing_leaves if job.layout == "facing" else render_parallel_leaves
    html = job.html
    for text in job.texts:
        source, target = text.langs
        align = partial(alignment.align_sentences, source_lang=source, target_lang=target)
        pages = pack_spreads(text, job.column, measure, align, job.level)
        html = html.replace(text.leaves, render(pages, job.column, text))
    return typesetter.set_pdfs(replace(job, html=html))
