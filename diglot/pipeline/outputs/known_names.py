"""The names that a publication's settings may use: output formats, page sizes, sharing services, extensions."""

from collections.abc import Mapping

from diglot.adapters.extension_packages import (
    ExtensionRefused,
    digest_of_code,
    installed_extensions,
    load_extension,
    own_extensions,
    own_front_matter,
    own_hooks,
    own_person,
)
from diglot.core.front_matter import front_matter_fields
from diglot.core.settings import ISSUE_FIELDS, KnownNames, person_fields
from diglot.model.extensions import Extension, Options, Policy
from diglot.pipeline.outputs.formats import FORMATS


def _colour(written: str) -> str:
    from diglot.adapters.templating.stylesheets import read_colour  # costs 15 ms: only where a colour is set

    return read_colour(written)


def _extension(name: str) -> tuple[Extension, bytes] | str:
    try:
        return load_extension(name), digest_of_code(name)
    except KeyError:
        return ""
    except ExtensionRefused as refused:
        return refused.reason


def _policy(tables: Mapping[str, Options]) -> Policy:
    policy: dict[str, tuple[str, ...]] = {}
    for find_sources in own_hooks("policy"):
        for directive, sources in find_sources(tables).items():
            policy[directive] = (*policy.get(directive, ()), *sources)
    return policy


_FRONT_MATTER, _PERSON = own_front_matter(), own_person()

KNOWN = KnownNames(
    formats=FORMATS,
    colour=_colour,
    extension=_extension,
    extensions=installed_extensions,
    tables={name: one.options for name, one in own_extensions().items() if one.options},
    front_matter=_FRONT_MATTER,
    person=_PERSON,
    policy=_policy,
    taken=frozenset([*front_matter_fields(_FRONT_MATTER).fields, *person_fields(_PERSON).fields, *ISSUE_FIELDS.fields]),
)
