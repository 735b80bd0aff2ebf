"""A preview whose every answer takes a while, one after the other; it prints its port, and then a line for each.

Run by a test: python -m tests.tools.slow_site FOLDER SECONDS.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from diglot.extensions.preview.adapters import web_server
from diglot.extensions.preview.model.messages import PreviewRequest, PreviewResponse


class SlowSite:
    """Makes what is asked for."""

    def refuse(self, _: PreviewRequest) -> PreviewResponse | None:
        """Refuse nothing."""

    def answer(self, asked: PreviewRequest) -> Callable[[], PreviewResponse]:
        """Return a function that takes a while."""

        def make() -> PreviewResponse:
            print(asked.path, flush=True)
            time.sleep(float(sys.argv[2]))
            return PreviewResponse(200, b"made")

        return make

    def sources(self) -> Iterable[Path]:
        """Return the folder that is watched."""
        return [Path(sys.argv[1])]

    def rebuild(self) -> str:
        """Build nothing."""
        return "{}"

    def say_polling(self) -> None:
        """Say nothing."""


if __name__ == "__main__":
    listener = web_server.listen("127.0.0.1", 0)
    print(listener.getsockname()[1], flush=True)
    web_server.serve(SlowSite(), listener)
