"""The value `data` of templates: each file is read when a template asks for it, and the page depends on it then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from diglot.extensions.datasets.core.data_values import data_values
from diglot.extensions.datasets.core.dataset_reading import SUFFIXES
from diglot.extensions.datasets.core.shown_data import UNREADABLE, AllData, shown_data
from diglot.extensions.datasets.model.datasets import DATA, Dataset
from diglot.model.building.dependencies import Dependency
from diglot.model.languages import Lang
from diglot.model.publication import Publication
from diglot.pipeline.render.page_services import SiteServices


def template_values(publication: Publication, services: SiteServices) -> Callable[[Lang], Mapping[str, Any]]:
    """Return what returns the data of a publication, as pages of a language show it."""
    files: Mapping[str, Dataset] = publication.added.get(DATA, {})
    # Of two files of one name, the first one counts; the other is a problem.
    by_name = {one.name: one for one in reversed([*files.values()])}
    fields = publication.settings.fields

    def values(lang: Lang) -> Mapping[str, Any]:
        @cache
        def shown(name: str) -> Any:
            if not by_name[name].is_sound:
                return UNREADABLE
            return shown_data(data_values(by_name[name]), lang, fields, services.set_text)

        def find(name: str) -> Any:
            for suffix in SUFFIXES:
                services.resolver.note(Dependency("table", key=f"{DATA}/{name}{suffix}"))
            return shown(name)

        return {DATA: AllData(find, by_name)}

    return values
