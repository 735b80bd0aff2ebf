"""Properties are tried at leisure: on a busy machine a slow example is no failure."""

from __future__ import annotations

import hypothesis

hypothesis.settings.register_profile(
    "at leisure", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("at leisure")
