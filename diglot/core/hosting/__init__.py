"""Write the configurations of web servers for a finished site. Pure functions.

`server_rules` has the headers and types of each file of a site; `nginx`, `caddy` and `headers_file` write them in the
format of a server. `desk_proxy` passes requests on to the desk of a team. `timers` writes what runs builds every night.
"""

from diglot.core.hosting.caddy import render_caddyfile
from diglot.core.hosting.desk_proxy import render_caddy_desk, render_nginx_desk
from diglot.core.hosting.headers_file import render_headers
from diglot.core.hosting.nginx import render_nginx
from diglot.core.hosting.server_rules import (
    DRAWING_POLICY,
    HASHED_FOLDERS,
    SECURITY_HEADERS,
    TEXT_TYPES,
    HostedSite,
    NotConfigurable,
    content_languages,
    make_hosted_site,
    mime_of,
    page_policy,
    read_redirects,
)
from diglot.core.hosting.timers import MINUTE, NightlyJob, render_cron, render_systemd

__all__ = [
    "DRAWING_POLICY",
    "HASHED_FOLDERS",
    "MINUTE",
    "SECURITY_HEADERS",
    "TEXT_TYPES",
    "HostedSite",
    "NightlyJob",
    "NotConfigurable",
    "content_languages",
    "make_hosted_site",
    "mime_of",
    "page_policy",
    "read_redirects",
    "render_caddy_desk",
    "render_caddyfile",
    "render_cron",
    "render_headers",
    "render_nginx",
    "render_nginx_desk",
    "render_systemd",
]
