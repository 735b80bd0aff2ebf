"""What a publication adds to the policy of its pages is in the configuration of every host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

import pytest

from diglot.extensions.hosting.core.served_site import ServedSite, make_served_site
from diglot.extensions.hosting.pipeline.server_config import SERVERS
from diglot.model.settings import Settings


@pytest.mark.parametrize("render", [SERVERS[name] for name in ("nginx", "caddy", "headers")])
def test_every_host_gets_the_additions_to_the_policy(render: Callable[[ServedSite], str]) -> None:
    settings = Settings(base_url="https://a.example", csp={"script-src": ("https://stats.example",)})
    site = make_served_site(settings, PurePosixPath("/srv/site"), (), (), {})
    text = render(site)
    assert "script-src 'self' https://stats.example" in text
    assert "script-src 'self'" not in text.replace("script-src 'self' https://stats.example", "")
