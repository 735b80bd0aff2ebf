"""The checks of extensions: a text and its original in, what these have found out, with their faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from diglot.adapters.extension_packages import import_attribute
from diglot.adapters.files.file_faults import fault_reason
from diglot.extensions.check.model.problems import ExtensionFinding
from diglot.extensions.check.pipeline.passage_checks import ReadText
from diglot.model.extension_calls import CheckedTexts, Found
from diglot.model.extensions import NamedExtension
from diglot.model.problems import ExtensionFault
from diglot.model.publication import FrontMatter
from diglot.model.translation.passages import LocatedFinding, PassageLocation, PassagePair
from diglot.pipeline.sources.added_fields import extension_fields


def find_by_extensions(
    extensions: Iterable[NamedExtension],
    text: ReadText,
    front: FrontMatter,
    original: ReadText | None,
    original_front: FrontMatter,
    pairs: Sequence[PassagePair],
) -> Iterator[LocatedFinding]:
    """Yield what the checks of extensions find in a text, and between it and its original."""
    for extension in extensions:
        texts = CheckedTexts(
            text.passages,
            original.passages if original else (),
            tuple(pairs),
            extension_fields(front, extension),
            extension_fields(original_front, extension),
            extension.options,
        )
        for name in extension.extension.checks:
            yield from _found(name, extension, texts)


def _found(name: str, extension: NamedExtension, texts: CheckedTexts) -> Iterator[LocatedFinding]:
    try:
        found = [_located(one, extension, texts) for one in import_attribute(name)(texts)]
    except Exception as error:  # of any kind: it is the code of somebody else
        fault = ExtensionFault("", 0, extension.name, name, fault_reason(error))
        found = [LocatedFinding(fault, PassageLocation(0))]
    yield from found


def _located(found: Found, extension: NamedExtension, texts: CheckedTexts) -> LocatedFinding:
    """Return a finding as a problem. It must be of a kind that the extension declares, and in one of the texts.

    Raises: KeyError, IndexError.
    """
    kind, location = extension.extension.findings[found.code], found.location
    passage = (texts.original if found.is_original else texts.passages)[location.passage]
    if location.note is not None:
        passage.notes[location.note]
    problem = ExtensionFinding("", 0, extension.name, found.code, kind.what, kind.fix, str(found.words))
    return LocatedFinding(problem, location, is_original=found.is_original)
