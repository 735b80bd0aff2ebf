"""The table `[hosting]` of the settings. Touches nothing."""

from diglot.model.fields import Field, Fields, matching
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_

ORIGIN = r"^https?://[^/:\s\"'<>\\?#@{}$;]+(?::\d{1,5})?$"
"""The address of a host, without a path."""

HOSTING: Fields = {
    "domains": Field(
        {
            "type": "object",
            "properties": LANGUAGES.for_each(matching(ORIGIN, "").schema),
            "additionalProperties": False,
        },
        N_('the old address of a language, without a path, such as { ru = "https://led.example" }'),
    )
}
"""The fields of `[hosting]`. domains: of languages, each of which was a site of its own before."""
