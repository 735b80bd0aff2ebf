"""The languages of packages, which every worker must know before its first text."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache

from diglot.adapters.extension_packages import (
    ExtensionRefused,
    digest_of_code,
    installed_extensions,
    load_extension,
)
from diglot.model.languages import LANGUAGES, OWN_LANGUAGES


def language_packages() -> tuple[str, ...]:
    """Return the names of the extensions that bring the languages that this process knows besides diglot's own."""
    places = (LANGUAGES.places[code] for code in LANGUAGES if code not in OWN_LANGUAGES)
    packages = {place.partition(":")[0].partition(".")[0] for place in places}
    # Without such a language, nobody asks what is installed.
    found = installed_extensions().items() if packages else ()
    return tuple(name for name, entry in found if entry.module.partition(".")[0] in packages)


@cache
def learn_languages(names: tuple[str, ...]) -> Mapping[str, str]:
    """Make the languages of extensions known in this process; return the version of each that is installed."""
    versions = {}
    for name in names:
        with suppress(KeyError, ExtensionRefused):
            LANGUAGES.add(load_extension(name).languages)
            versions[name] = digest_of_code(name).hex()[:12]
    return versions
