"""The comment of diglot on a pull request: the environment of a workflow of GitHub in, one comment there, edited, out.

Source: https://docs.github.com/en/rest/issues/comments,
https://docs.github.com/en/actions/reference/workflows-and-actions/variables
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from diglot.adapters.http_post import PostFailure, request_json
from diglot.model.messages import N_

_SECONDS = 30
_PAGE, _MOST_PAGES = 100, 50
# Who comments with the token of a workflow, which cannot ask who it is.
_WORKFLOW = "github-actions[bot]"


class PullRequest(msgspec.Struct, frozen=True):
    """A pull request. api: the address of its repository there; blob: of the files at its last commit."""

    api: str
    number: int
    blob: str
    token: str


def find_pull_request(environment: Mapping[str, str]) -> PullRequest:
    """Return the pull request that a workflow runs for.

    Raises: PostFailure, where none is.
    """
    names = ("GITHUB_API_URL", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_EVENT_PATH")
    api, server, repository, event = (environment.get(name, "") for name in names)
    token = environment.get("GH_TOKEN") or environment.get("GITHUB_TOKEN", "")
    try:
        found = json.loads(Path(event).read_text(encoding="utf-8"))["pull_request"]
        number, commit = int(found["number"]), str(found["head"]["sha"])
    except (OSError, ValueError, KeyError, TypeError):
        raise PostFailure(N_("this is no workflow of GitHub for a pull request")) from None
    if not token:
        raise PostFailure(N_("the workflow gives no token: GH_TOKEN")) from None
    return PullRequest(f"{api}/repos/{repository}", number, f"{server}/{repository}/blob/{commit}/", token)


def post_comment(place: PullRequest, text: str, mark: str, *, is_new: bool) -> str:
    """Write the comment that begins with a mark, and return its address; "" if there is none, and it is not to be new.

    is_new: make one where there is none yet. One of somebody else that begins so is left alone.
    Raises: PostFailure.
    """
    own = _own_comment(place, mark)
    if own is not None:
        if own["body"].replace("\r\n", "\n") != text:
            own = _request(place, "PATCH", f"/issues/comments/{int(own['id'])}", {"body": text})
        return str(own["html_url"])
    if not is_new:
        return ""
    return str(_request(place, "POST", f"/issues/{place.number}/comments", {"body": text})["html_url"])


def _own_comment(place: PullRequest, mark: str) -> dict[str, Any] | None:
    for page in range(1, _MOST_PAGES + 1):
        path = f"/issues/{place.number}/comments?per_page={_PAGE}&page={page}"
        comments = _request(place, "GET", path)
        for one in comments:
            if str(one["body"] or "").startswith(mark) and one["user"]["login"] == _WORKFLOW:
                return dict(one)
        if len(comments) < _PAGE:
            return None
    return None


def _request(place: PullRequest, method: str, path: str, document: Mapping[str, Any] | None = None) -> Any:
    headers = {"Authorization": f"Bearer {place.token}", "Accept": "application/vnd.github+json"}
    return json.loads(request_json(method, f"{place.api}{path}", document, headers, _SECONDS))
