"""What diglot writes on GitHub: the environment of a workflow in, one comment or one issue there, edited, out.

Source: https://docs.github.com/en/rest/issues/comments, https://docs.github.com/en/rest/issues/issues,
https://docs.github.com/en/actions/reference/workflows-and-actions/variables
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from diglot.adapters.service_requests import PostFailure, request_json
from diglot.model.messages import N_

_SECONDS = 30
_PAGE, _MOST_PAGES = 100, 50
# Who comments with the token of a workflow, which cannot ask who it is.
_WORKFLOW = "github-actions[bot]"


class Repository(msgspec.Struct, frozen=True, kw_only=True):
    """A repository. api: its address there; blob: of the files at a commit."""

    api: str
    blob: str
    token: str


class PullRequest(Repository, frozen=True, kw_only=True):
    """A pull request of a repository. blob: of the files at its last commit."""

    number: int


def find_pull_request(environment: Mapping[str, str]) -> PullRequest:
    """Return the pull request that a workflow runs for.

    Raises: PostFailure, where none is.
    """
    try:
        event = Path(environment.get("GITHUB_EVENT_PATH", "")).read_text(encoding="utf-8")
        found = json.loads(event)["pull_request"]
        number, commit = int(found["number"]), str(found["head"]["sha"])
    except (OSError, ValueError, KeyError, TypeError):
        raise PostFailure(N_("this is no workflow of GitHub for a pull request")) from None
    place = find_repository(environment, commit)
    return PullRequest(api=place.api, blob=place.blob, token=place.token, number=number)


def find_repository(environment: Mapping[str, str], commit: str = "") -> Repository:
    """Return the repository that a workflow runs for. commit: of the files that are shown, "" for the workflow's.

    Raises: PostFailure, where none is.
    """
    names = ("GITHUB_API_URL", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    api, server, repository, sha = (environment.get(name, "") for name in names)
    token = environment.get("GH_TOKEN") or environment.get("GITHUB_TOKEN", "")
    if not (api and server and repository):
        raise PostFailure(N_("this is no workflow of GitHub"))
    if not token:
        raise PostFailure(N_("the workflow gives no token: GH_TOKEN"))
    blob = f"{server}/{repository}/blob/{commit or sha}/"
    return Repository(api=f"{api}/repos/{repository}", blob=blob, token=token)


def post_comment(place: PullRequest, text: str, mark: str, *, is_new: bool) -> str:
    """Write the comment that begins with a mark, and return its address; "" if there is none, and it is not to be new.

    is_new: make one where there is none yet. One of somebody else that begins so is left alone.
    Raises: PostFailure.
    """
    own = _own(place, f"/issues/{place.number}/comments?", mark)
    if own is not None:
        if own["body"].replace("\r\n", "\n") != text:
            own = _request(place, "PATCH", f"/issues/comments/{int(own['id'])}", {"body": text})
        return str(own["html_url"])
    if not is_new:
        return ""
    return str(_request(place, "POST", f"/issues/{place.number}/comments", {"body": text})["html_url"])


def post_issue(place: Repository, title: str, text: str, mark: str, *, is_open: bool) -> str:
    """Write the issue that begins with a mark, and return its address; "" if there is none, and it is not to be open.

    is_open: whether something is to be done; an issue that says that nothing is, is closed.
    Raises: PostFailure.
    """
    own = _own(place, "/issues?state=all&", mark)
    if own is None and not is_open:
        return ""
    wanted = {"body": text, "state": "open" if is_open else "closed"}
    if own is None:
        own = _request(place, "POST", "/issues", {"title": title, "body": text})
    elif {name: str(own[name]).replace("\r\n", "\n") for name in wanted} != wanted:
        own = _request(place, "PATCH", f"/issues/{int(own['number'])}", wanted)
    return str(own["html_url"])


def _own(place: Repository, path: str, mark: str) -> dict[str, Any] | None:
    """Return what a workflow wrote with a mark at the beginning, of all that a path lists; None if it wrote nothing.

    path: to its query, which goes on with the page.
    """
    for page in range(1, _MOST_PAGES + 1):
        found = _request(place, "GET", f"{path}per_page={_PAGE}&page={page}")
        for one in found:
            if str(one["body"] or "").startswith(mark) and one["user"]["login"] == _WORKFLOW:
                return dict(one)
        if len(found) < _PAGE:
            return None
    return None


def _request(place: Repository, method: str, path: str, document: Mapping[str, Any] | None = None) -> Any:
    headers = {"Authorization": f"Bearer {place.token}", "Accept": "application/vnd.github+json"}
    return json.loads(request_json(method, f"{place.api}{path}", document, headers, _SECONDS))
