"""The sites that these tests read: the sample, and the same texts published in another manner."""

from __future__ import annotations

import pytest

from tests.tools.published import Site


@pytest.fixture(scope="session", params=["sample", "variant"])
def site(request: pytest.FixtureRequest, sample_site: Site, variant_site: Site) -> Site:
    """Each of the two sites in turn."""
    return {"sample": sample_site, "variant": variant_site}[request.param]
