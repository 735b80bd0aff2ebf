"""Checks the data of a publication against its settings, and the names of its files. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.core.pairing.places import LIST_PLACES
from diglot.extensions.datasets.core.data_values import find_wrong_values
from diglot.extensions.datasets.model.datasets import DATA, Dataset
from diglot.extensions.datasets.model.problems import BrokenCsv
from diglot.model.problems import BadFileName, Problem, SameName, UrlCollision
from diglot.pipeline.sources.load import LoadedSources

# The name of a file is part of the address of its page.
_NAME = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def check_data(sources: LoadedSources) -> Iterator[Problem]:
    """Yield the problems of tables that cannot be read, of values that a field may not hold, of names and addresses."""
    files: dict[str, Dataset] = {}
    for dataset in sources.added.get(DATA, {}).values():
        first = files.setdefault(dataset.name, dataset)
        if first is not dataset:
            yield SameName(dataset.path, None, first.path)
            continue
        if dataset.fault:
            line, reason = dataset.fault
            yield BrokenCsv(dataset.path, line, reason)
        yield from find_wrong_values(dataset, sources.settings.fields)
        if dataset.page and not _NAME.fullmatch(dataset.name):
            yield BadFileName(dataset.path, dataset.line, dataset.name)
        elif dataset.page and dataset.name in LIST_PLACES:
            href = f"/{sources.settings.languages[0]}/{dataset.name}/"
            yield UrlCollision(dataset.path, dataset.line, href, LIST_PLACES[dataset.name])
