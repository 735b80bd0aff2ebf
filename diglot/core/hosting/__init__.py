"""How a finished site is served. Pure functions.

`server_rules` has the headers and types of each file of a site; `headers_file` writes them for hosts of static files.
"""

from diglot.core.hosting.headers_file import render_headers
from diglot.core.hosting.server_rules import (
    DRAWING_POLICY,
    HASHED_FOLDERS,
    MINUTE,
    SECURITY_HEADERS,
    TEXT_TYPES,
    content_languages,
    make_hosted_site,
    mime_of,
    page_policy,
)
