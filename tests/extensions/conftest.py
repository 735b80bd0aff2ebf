"""Properties are tried as those of the core are."""

from tests.core import conftest  # noqa: F401 - it sets how
