"""Texts in, the files that the formats of extensions make of them out, each cached by all that it is made of.

Touches the store through its adapter only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from diglot.adapters.databases.store import cache_key
from diglot.adapters.extension_packages import import_attribute
from diglot.adapters.files.file_faults import fault_reason
from diglot.model.extension_calls import Text
from diglot.model.extensions import NamedExtension, Output
from diglot.model.problems import N_, ExtensionFault, Problem
from diglot.model.settings import Settings
from diglot.pipeline.base.cached_files import CachedFile, find_file, put_file
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.extension_pages import text_of
from diglot.pipeline.render.outputs import OutputFile, Outputs, editions_of


def extension_outputs(
    settings: Settings,
) -> Mapping[str, Callable[[CompiledSite, Resources], tuple[Outputs, list[Problem]]]]:
    """Return what makes the files of each format of the extensions of a publication, by its name."""
    return {
        name: partial(_make_files, name, output, extension)
        for extension in settings.extensions
        for name, output in extension.extension.outputs.items()
    }


def _make_files(
    name: str, output: Output, extension: NamedExtension, site: CompiledSite, resources: Resources
) -> tuple[Outputs, list[Problem]]:
    """Make the files of a format: `<slug>.<suffix>` beside each page's folder."""
    editions = editions_of(site.publication)
    resources.progress.stage(N_("Building files of extensions"), len(editions))
    files: list[OutputFile] = []
    problems: list[Problem] = []
    for article, edition in editions:
        try:
            file = _make_file(output, extension, text_of(article, edition, extension, site), resources)
        except Exception as error:  # of any kind: it is the code of somebody else
            fault = ExtensionFault(edition.manuscript.path, None, extension.name, name, fault_reason(error))
            problems.append(fault)
            file = None
        if file:
            place = f"{edition.href.strip('/')}.{output.suffix}"
            files.append(OutputFile(name, article.key, (edition.lang,), place, output.mime, file, label=output.label))
        resources.progress.step()
    return Outputs.of_cached(files), problems


def _make_file(output: Output, extension: NamedExtension, text: Text, resources: Resources) -> CachedFile | None:
    """Return the file of a text from the store, or made; None if the text has none."""
    encoded = msgspec.msgpack.encode(text, order="deterministic")
    key = cache_key("extension", extension.digest, output.function, encoded)
    cached = find_file(resources.store, key)
    if cached is not None:
        return cached
    content = import_attribute(output.function)(text)
    if content is None:
        return None
    if not isinstance(content, bytes):
        raise TypeError(f"{output.function} returned {type(content).__name__}, not bytes")
    return put_file(resources.store, key, content)
