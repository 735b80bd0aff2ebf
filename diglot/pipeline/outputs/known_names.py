"""The names that a publication's settings may use: output formats, page sizes and sharing services."""

from diglot.adapters.stylesheets import read_colour
from diglot.core import page_models
from diglot.core.settings import KnownNames
from diglot.model.printing import TRIMS
from diglot.pipeline.outputs.formats import FORMATS

KNOWN = KnownNames(formats=FORMATS, trims=tuple(TRIMS), shares=tuple(page_models.SHARE_SERVICES), colour=read_colour)
