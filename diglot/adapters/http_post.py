"""A JSON document in, the answer of a service out. The only user of the network besides the servers and `--cluster`."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from diglot.model.messages import N_, quotation
from diglot.model.system_reasons import system_reason

MAX_ANSWER = 4_000_000


# Not frozen: a context manager that it leaves sets its traceback.
@dataclass(eq=False)
class PostFailure(Exception):
    """A service did not answer, or refused. reason: a message, of the catalogue or a quotation. status: 0 if none."""

    reason: str
    status: int = 0


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """What is sent goes where the settings say, and nowhere else."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


def post_json(url: str, document: Mapping[str, Any], headers: Mapping[str, str], seconds: float) -> bytes:
    """Send a document, and return the answer. seconds: of silence, after which the service is given up.

    Raises: PostFailure, also for redirects and for answers that are too large.
    """
    data = json.dumps(document, ensure_ascii=False).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **headers}, method="POST")
    try:
        with urllib.request.build_opener(_NoRedirects).open(request, timeout=seconds) as response:
            content: bytes = response.read(MAX_ANSWER + 1)
    except urllib.error.HTTPError as error:
        raise PostFailure(quotation("HTTP", f"{error.code} {error.reason}"), error.code) from None
    except urllib.error.URLError as error:
        reason = error.reason
        raise PostFailure(
            system_reason(reason) if isinstance(reason, OSError) else N_("it cannot be reached")
        ) from None
    except (OSError, http.client.HTTPException, UnicodeError):
        raise PostFailure(N_("it cannot be reached")) from None
    if len(content) > MAX_ANSWER:
        raise PostFailure(N_("its answer is too large"))
    return content
