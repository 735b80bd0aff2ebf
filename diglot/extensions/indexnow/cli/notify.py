"""`publish --notify`: search engines are notified when the release is there."""

from __future__ import annotations

import argparse

from diglot.adapters.terminal import Console
from diglot.cli.messages import MessageFormatter
from diglot.extensions.indexnow.pipeline.notification import notify
from diglot.extensions.releases.cli.publish import NOTHING_MORE, AfterPublishing
from diglot.extensions.releases.pipeline.site_releases import ReleaseOptions
from diglot.model.messages import N_


def after_publishing(
    options: argparse.Namespace, shelf: ReleaseOptions, formatter: MessageFormatter
) -> AfterPublishing:
    """Notify search engines, if it was asked for; return of how many addresses."""
    if not options.notify:
        return NOTHING_MORE
    with Console(formatter.say, is_quiet=options.json) as console:
        notified, problems = notify(shelf, console)
    sentences = []
    if notified:
        addresses = formatter.count("{n} changed address", "{n} changed addresses", notified)
        sentences.append(formatter.say(N_("Search engines notified: {addresses}"), addresses=addresses))
    elif not problems:
        sentences.append(formatter.say(N_("No address has changed since search engines were last notified")))
    return AfterPublishing({"notified": notified}, sentences, problems)
