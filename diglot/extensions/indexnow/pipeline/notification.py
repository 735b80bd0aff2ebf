"""A published release in, search engines notified by IndexNow of what has changed since they last were.

Touches the disk and the network through adapters only.
"""

from __future__ import annotations

from collections.abc import Mapping

from diglot.adapters.disk import Folder, digest_of
from diglot.adapters.service_requests import PostFailure, post_json
from diglot.extensions.indexnow.core import indexnow
from diglot.extensions.indexnow.model.problems import NotNotified
from diglot.extensions.releases.adapters.release_folder import ReleaseFolder, ReleasesRefused
from diglot.extensions.releases.pipeline.site_releases import ReleaseOptions, locked_releases
from diglot.model.messages import N_
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import Problem
from diglot.model.settings import Settings
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.base.build_options import Progress
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import read_settings

SECONDS = 30.0

_KEY_REMEDY = N_(
    "open the file with the key in a browser, at the address of the site followed by /KEY.txt: it must show the key; "
    "then publish again with --notify"
)
_ENDPOINT_REMEDY = N_(
    "compare the endpoint under [indexnow] in content/site.toml with the documentation of the service"
)
# What the documentation of IndexNow says of an answer.
_REMEDIES: Mapping[int, str] = {
    403: _KEY_REMEDY,
    422: _KEY_REMEDY,
    429: N_("the service was asked too often: publish again with --notify in a few hours"),
    **dict.fromkeys((301, 302, 303, 307, 308, 400, 404, 405), _ENDPOINT_REMEDY),
}
_LATER = N_("publish again with --notify later")


def notify(options: ReleaseOptions, progress: Progress) -> tuple[int, list[Problem]]:
    """Notify search engines of the addresses that are new, have changed or are gone in the current release.

    Return of how many. What a service has accepted is recorded after each request, so that nothing is sent twice.
    """
    settings, _ = read_settings(Folder(options.root), KNOWN)
    sent = 0
    try:
        with locked_releases(options, progress) as releases:
            now = _pages(releases, releases.current or "")
            recorded = releases.notified()
            before = dict(_pages(releases, releases.replaced()) if recorded is None else recorded)
            if recorded is None:
                # If nothing is accepted today, the next release must not make this one forgotten.
                releases.write_notified(before)
            places = indexnow.changed_places(before, now)
            refusal = _refusal(settings, releases) if places else None
            if refusal:
                return 0, [refusal]
            for some, document in indexnow.requests(settings.base_url, indexnow.key_of(settings), places):
                post_json(indexnow.endpoint_of(settings), document, {}, SECONDS)
                sent += len(some)
                gone = set(some)
                before = {place: digest for place, digest in before.items() if place not in gone}
                before |= {place: now[place] for place in some if place in now}
                releases.write_notified(before)
        return sent, []
    except PostFailure as failure:
        return sent, [
            NotNotified(indexnow.endpoint_of(settings), failure.reason, _REMEDIES.get(failure.status, _LATER))
        ]
    except (ReleasesRefused, OSError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else str(error)
        return sent, [NotNotified(str(options.folder), reason, _LATER)]


def _refusal(settings: Settings, releases: ReleaseFolder) -> Problem | None:
    """Return why nothing can be sent, or None."""
    if not settings.base_url:
        return NotNotified(
            SETTINGS_PATH,
            N_("the site's address is not set"),
            N_('write base_url = "https://journal.example" with your own address'),
        )
    key = indexnow.key_of(settings)
    if not key:
        return NotNotified(
            SETTINGS_PATH,
            N_("there is no key"),
            N_(
                "write a key of your own under [indexnow], such as `openssl rand -hex 16` prints; "
                "then build, and publish with --notify"
            ),
        )
    place = indexnow.key_place(key)
    if place not in releases.files(releases.current or ""):
        return NotNotified(
            place, N_("this site has no file with the key"), N_("build it, and publish it with --notify")
        )
    return None


def _pages(releases: ReleaseFolder, name: str) -> Mapping[str, str]:
    """Return the digest of every page, PDF and e-book of a release by its place; empty where there is no such release.

    Raises: OSError.
    """
    files = releases.files(name) if name else {}
    return {
        place: digest_of(indexnow.announced_content(releases.read(name, place))) if place.endswith(".html") else digest
        for place, digest in files.items()
        if indexnow.is_announced(place)
    }
