"""What a worker does for PDFs: a style in, a function that typesets jobs in it out. Loads the typesetter, in 0.7 s.

`pdf` names these functions, and is loaded by builds that make no PDF.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from diglot.adapters.executors.task_loading import new_function
from diglot.adapters.extension_packages import own_hooks
from diglot.adapters.files.file_faults import fault_reason
from diglot.adapters.typesetter import Typesetter
from diglot.core.line_breaking import break_lines
from diglot.model.paper.printing import PrintFault, PrintJob, PrintStyle
from diglot.model.tasks import TaskFunction, TaskType
from diglot.pipeline.base.cached_files import encode_answer


def make_typesetters(config: bytes) -> TaskFunction:
    """Return the function that typesets jobs of several styles. config: each factory with its encoded style.

    A payload is the number of one of them, how many files it makes, and its payload.
    """
    typesetters = [TaskType(*pair) for pair in msgspec.msgpack.decode(config, type=list[tuple[str, bytes]])]
    functions: dict[int, TaskFunction] = {}

    def typeset(payload: bytes) -> bytes:
        number, files, job = msgspec.msgpack.decode(payload, type=tuple[int, int, bytes])
        try:
            if number not in functions:
                functions[number] = new_function(typesetters[number])
            return functions[number](job)
        except (OSError, MemoryError):
            raise
        except Exception as error:  # of any type, from WeasyPrint
            return encode_answer(*[(b"", [PrintFault("program", 0, fault_reason(error))])] * files)

    return typeset


def make_typesetter(config: bytes) -> TaskFunction:
    """Return the function that typesets a job. config: an encoded `PrintStyle`."""
    typesetter = Typesetter(msgspec.msgpack.decode(config, type=PrintStyle), break_lines, own_hooks("pages"))

    def typeset(payload: bytes) -> bytes:
        job = msgspec.msgpack.decode(payload, type=PrintJob)
        (html,), failed = set_formulas([job.html])
        style = [replace(fault, kind="style") for fault in typesetter.style_faults]
        made = typesetter.set_pdfs(replace(job, html=html))
        return encode_answer(*((printed.pdf, (*printed.faults, *failed, *style)) for printed in made))

    return typeset


# As pandoc writes one that it understands, and one that it does not.
_FORMULA = re.compile(r'<math\b|<span class="math ')


def set_formulas(pieces: Sequence[str]) -> tuple[Sequence[str], Sequence[PrintFault]]:
    """Return pieces of markup with images for their formulas, and those that could not be set."""
    if not any(map(_FORMULA.search, pieces)):
        return pieces, ()
    from diglot.adapters.painting.formulas import FormulaSetter  # costs 400 ms: only where there are formulas

    setter = FormulaSetter()
    pieces = [setter.set_formulas(piece) for piece in pieces]
    return pieces, [PrintFault("formula-failed", 0, tex) for tex in dict.fromkeys(setter.failed)]
