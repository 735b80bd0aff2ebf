"""What a web server must know of a finished site, and configurations that say it. Touches nothing.

`rules` knows what goes with each file of a site; `nginx`, `caddy` and `static_host` say it in the words of a server.
"""

from diglot.desk.hosting.caddy import render_caddyfile
from diglot.desk.hosting.nginx import render_nginx
from diglot.desk.hosting.rules import (
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
from diglot.desk.hosting.static_host import render_headers

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
