"""A finished site and its settings in, the configuration of its server out, or of what builds it every night.

Touches the disk through its adapter only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from diglot.adapters.disk import FinishedSite, Folder, SiteUnfinished
from diglot.adapters.extension_packages import own_hooks, own_policies, own_services
from diglot.core.hosting import render_headers
from diglot.extensions.hosting.adapters.server_files import render_server_file
from diglot.extensions.hosting.core import caddy, desk_proxy, nginx, timers
from diglot.extensions.hosting.core.redirects_file import render_redirects
from diglot.extensions.hosting.core.served_site import ServedSite, make_served_site, read_redirects
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import NoBaseUrl, NoSite, Problem
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import read_settings


def render_nginx(site: ServedSite) -> str:
    """Return a configuration of nginx, a file for its `conf.d`.

    Raises: NotConfigurable.
    """
    return render_server_file("nginx.conf", nginx.nginx_values(site))


def render_caddyfile(site: ServedSite) -> str:
    """Return a Caddyfile.

    Raises: NotConfigurable.
    """
    return render_server_file("Caddyfile", caddy.caddy_values(site))


SERVERS: Mapping[str, Callable[[ServedSite], str]] = {
    "nginx": render_nginx,
    "caddy": render_caddyfile,
    "headers": render_headers,
    "redirects": render_redirects,
}
"""What can be configured: two servers, and the hosts that read files `_headers` and `_redirects`."""

DESKS: Mapping[str, str] = {"nginx": "nginx-desk.conf", "caddy": "Caddyfile-desk"}
"""The templates of what can be in front of the desk of a team."""


def render_systemd(job: timers.NightlyJob) -> Mapping[str, str]:
    """Return a service and its timer, by suffix.

    Raises: NotConfigurable.
    """
    values = timers.systemd_values(job)
    return {suffix: render_server_file(f"nightly{suffix}", values) for suffix in (".service", ".timer")}


def render_cron(job: timers.NightlyJob) -> Mapping[str, str]:
    """Return a line for the table of cron.

    Raises: NotConfigurable.
    """
    return {"": render_server_file("crontab", timers.cron_values(job))}


TIMERS: Mapping[str, Callable[[timers.NightlyJob], Mapping[str, str]]] = {
    "systemd": render_systemd,
    "cron": render_cron,
}
"""What can run builds every night on a machine; each needs one file, under the suffix "", or several by suffix."""


def configure(server: str, root: Path, site: Path, folder: PurePosixPath) -> tuple[str, list[Problem]]:
    """Return the configuration of a server, and problems; the configuration is empty if there is no finished site.

    root: of the publication. site: the finished site on this machine. folder: the site's folder on the server.
    """
    settings, problems = read_settings(Folder(root), KNOWN)
    if not settings.base_url:
        problems.append(NoBaseUrl(SETTINGS_PATH, None))
    try:
        finished = FinishedSite(site)
        redirects = read_redirects(finished.read("_redirects").decode())
    except SiteUnfinished as unfinished:
        return "", [*problems, NoSite(str(site), str(unfinished))]
    host = make_served_site(settings, folder, redirects, finished.files, own_policies(), own_services())
    return SERVERS[server](host), problems


def configure_desk(server: str, root: Path) -> tuple[str, list[Problem]]:
    """Return the configuration of what is in front of the desk, and problems; empty if the desk has no address."""
    settings, problems = read_settings(Folder(root), KNOWN)
    if not settings.desk_url:
        return "", problems
    return render_server_file(DESKS[server], desk_proxy.desk_values(settings.desk_url, settings.desk_port)), problems


def configure_timer(
    scheduler: str, root: Path, program: tuple[str, ...], user: str, releases: str
) -> tuple[Mapping[str, str], list[Problem]]:
    """Return the files that a scheduler needs, by suffix, and problems. The arguments are those of a `NightlyJob`."""
    settings, problems = read_settings(Folder(root), KNOWN)
    words = tuple(word for find_words in own_hooks("publish-words") for word in find_words(settings))
    job = timers.NightlyJob(settings.base_url, str(root), program, user, releases, words)
    return TIMERS[scheduler](job), problems
