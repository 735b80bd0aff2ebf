"""What a web server must know of a finished site, and configurations that say it. Touches nothing.

`rules` knows what goes with each file of a site; `nginx`, `caddy` and `static_host` say it in the words of a server.
"""

from diglot.core.hosting.caddy import render_caddyfile
from diglot.core.hosting.headers_file import render_headers
from diglot.core.hosting.nginx import render_nginx
from diglot.core.hosting.server_rules import (
    DRAWING_POLICY,
    LASTING_FOLDERS,
    SECURITY_HEADERS,
    TEXT_TYPES,
    HostedSite,
    content_languages,
    host_of,
    mime_of,
    page_policy,
    read_redirects,
)

__all__ = [
    "DRAWING_POLICY",
    "LASTING_FOLDERS",
    "SECURITY_HEADERS",
    "TEXT_TYPES",
    "HostedSite",
    "content_languages",
    "host_of",
    "mime_of",
    "page_policy",
    "read_redirects",
    "render_caddyfile",
    "render_headers",
    "render_nginx",
]
