"""The file `_redirects` of static hosts for a finished site. Pure functions."""

from __future__ import annotations

from diglot.extensions.hosting.core.served_site import ServedSite


def render_redirects(site: ServedSite) -> str:
    """Return the file: domains of languages first, as hosts take the first line that fits.

    An exclamation mark: whatever the address is, though a page may have it too.
    """
    domains = (f"{origin}/* {target}/:splat 301!\n" for origin, target in site.domains)
    return "".join([*domains, *(f"{old} {new} 301\n" for old, new in site.redirects)])
