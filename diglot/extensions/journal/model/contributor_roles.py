"""What each author of an article has done, in the words of the taxonomy of contributor roles. Touches nothing.

Source: CRediT, ANSI/NISO Z39.104-2022, https://credit.niso.org/
"""

from __future__ import annotations

from collections.abc import Mapping

from diglot.model.messages import N_

VOCABULARY = "https://credit.niso.org/"

ROLES: Mapping[str, str] = {
    "conceptualization": N_("Conceptualization"),
    "data-curation": N_("Data curation"),
    "formal-analysis": N_("Formal analysis"),
    "funding-acquisition": N_("Funding acquisition"),
    "investigation": N_("Investigation"),
    "methodology": N_("Methodology"),
    "project-administration": N_("Project administration"),
    "resources": N_("Resources"),
    "software": N_("Software"),
    "supervision": N_("Supervision"),
    "validation": N_("Validation"),
    "visualization": N_("Visualization"),
    "writing-original-draft": N_("Writing – original draft"),
    "writing-review-editing": N_("Writing – review & editing"),
}
"""The roles as front matter names them, which is also how the taxonomy's addresses do, and what pages call them."""


def role_url(role: str) -> str:
    """Return the address of a role in the taxonomy."""
    return f"{VOCABULARY}contributor-roles/{role}/"
