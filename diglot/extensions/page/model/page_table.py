"""The table `[page]` of the settings. Touches nothing."""

from diglot.model.fields import Fields, number_between
from diglot.model.messages import N_

SIDES = ("inside", "outside", "top", "bottom")
"""The margins: at the spine, opposite it, above and below the text; in millimetres."""
HOUSE_LEADING = 15.0
"""From line to line, in points: that of the stylesheets, and of all their distances that are a line or more."""

# In narrower ones, letters are cut into or lost in the spine, and running heads and folios have no room.
_BESIDE = number_between(8, 100, N_("a margin in millimetres, from 8 to 100, without quotation marks"))
_ABOVE = number_between(12, 100, N_("a margin in millimetres, from 12 to 100, without quotation marks"))
PAGE: Fields = {
    **dict(zip(SIDES, (_BESIDE, _BESIDE, _ABOVE, _ABOVE), strict=True)),
    # Type of 11 points: closer lines touch, others fall apart.
    "leading": number_between(13, 18, N_("a leading in points, from 13 to 18, without quotation marks")),
}
"""The fields of `[page]`."""
