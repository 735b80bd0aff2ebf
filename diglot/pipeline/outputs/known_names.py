"""The names that a publication's settings may use: output formats, page sizes, sharing services, extensions."""

from diglot.adapters.extension_packages import (
    ExtensionRefused,
    digest_of_code,
    installed_extensions,
    load_extension,
    own_extensions,
    own_front_matter,
    own_person,
)
from diglot.adapters.templating.stylesheets import read_colour
from diglot.core.settings import KnownNames
from diglot.model.extensions import Extension
from diglot.pipeline.outputs.formats import FORMATS


def _extension(name: str) -> tuple[Extension, bytes] | str:
    try:
        return load_extension(name), digest_of_code(name)
    except KeyError:
        return ""
    except ExtensionRefused as refused:
        return refused.reason


KNOWN = KnownNames(
    formats=FORMATS,
    colour=read_colour,
    extension=_extension,
    extensions=installed_extensions,
    tables={name: one.options for name, one in own_extensions().items() if one.options},
    front_matter=own_front_matter(),
    person=own_person(),
)
