"""How a finished site is served, and the values of the configurations of servers and timers. Pure functions.

`server_rules` has the headers and types of each file of a site; `headers_file` writes them for hosts of static files,
and `nginx`, `caddy`, `desk_proxy` and `timers` have what the templates in `adapters.server_files` show.
"""

from diglot.core.hosting.caddy import caddy_values
from diglot.core.hosting.desk_proxy import desk_values
from diglot.core.hosting.headers_file import render_headers
from diglot.core.hosting.nginx import nginx_values
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
from diglot.core.hosting.timers import MINUTE, NightlyJob, cron_values, systemd_values

__all__ = [
    "DRAWING_POLICY",
    "HASHED_FOLDERS",
    "MINUTE",
    "SECURITY_HEADERS",
    "TEXT_TYPES",
    "HostedSite",
    "NightlyJob",
    "NotConfigurable",
    "caddy_values",
    "content_languages",
    "cron_values",
    "desk_values",
    "make_hosted_site",
    "mime_of",
    "nginx_values",
    "page_policy",
    "read_redirects",
    "render_headers",
    "systemd_values",
]
