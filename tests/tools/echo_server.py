"""How long a request may take in; a server that answers each request with the size of its body, on the printed port.

Run by a test: python -m tests.tools.echo_server SECONDS.
"""

from __future__ import annotations

import sys

from diglot.extensions.preview.adapters import web_server
from diglot.extensions.preview.model.messages import PreviewRequest, PreviewResponse

MOST = 200_000


class Echo:
    """Takes everything up to a size."""

    def refuse(self, _: PreviewRequest) -> PreviewResponse | None:
        """Refuse nothing."""

    def most_bytes(self, asked: PreviewRequest) -> int:
        """Return the limit: "/short" has another one."""
        return 10 if asked.path == "/short" else MOST

    def answer(self, asked: PreviewRequest) -> PreviewResponse:
        """Return the size of the body."""
        return PreviewResponse(200, str(len(asked.body)).encode())


if __name__ == "__main__":
    web_server._REQUEST_SECONDS = float(sys.argv[1])
    listener = web_server.listen("127.0.0.1", 0)
    print(listener.getsockname()[1], flush=True)
    web_server.serve_app(Echo(), listener, is_public=True)
