"""What diglot writes on GitHub: the environment of a workflow in, one comment or one issue there, edited, out.

Source: https://docs.github.com/en/rest/issues/comments, https://docs.github.com/en/rest/issues/issues,
https://docs.github.com/en/actions/reference/workflows-and-actions/variables
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from diglot.adapters.service_requests import PostFailure, request_json
from diglot.model.messages import N_

_SECONDS = 30
_PAGE, _MOST_PAGES = 100, 50
# Who comments with the token of a workflow, which cannot ask who it is.
_WORKFLOW = "github-actions[bot]"

AnswerT = TypeVar("AnswerT")


class _Head(msgspec.Struct):
    sha: str


class _Pull(msgspec.Struct):
    number: int
    head: _Head


class _Event(msgspec.Struct):
    pull_request: _Pull


class _User(msgspec.Struct):
    login: str


class _Post(msgspec.Struct):
    """A comment, or an issue. number: of an issue."""

    id: int
    html_url: str
    user: _User | None = None
    body: str | None = None
    number: int = 0
    state: str = ""

    def says(self, text: str) -> bool:
        return (self.body or "").replace("\r\n", "\n") == text


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
        event = Path(environment.get("GITHUB_EVENT_PATH", "")).read_bytes()
        found = msgspec.json.decode(event, type=_Event).pull_request
    except (OSError, msgspec.MsgspecError, RecursionError):
        raise PostFailure(N_("this is no workflow of GitHub for a pull request")) from None
    place = find_repository(environment, found.head.sha)
    return PullRequest(api=place.api, blob=place.blob, token=place.token, number=found.number)


def find_repository(environment: Mapping[str, str], commit: str = "") -> Repository:
    """Return the repository that a workflow runs for. commit: of the files that are shown, "" for the workflow's.

    Raises: PostFailure, where none is.
    """
    names = ("GITHUB_API_URL", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    api, server, repository, sha = (environment.get(name, "") for name in names)
    # A secret that was pasted, or printed into one, often ends with a line.
    token = (environment.get("GH_TOKEN") or environment.get("GITHUB_TOKEN", "")).strip()
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
        if not own.says(text):
            own = _request(place, "PATCH", f"/issues/comments/{own.id}", _Post, {"body": text})
        return own.html_url
    if not is_new:
        return ""
    return _request(place, "POST", f"/issues/{place.number}/comments", _Post, {"body": text}).html_url


def post_issue(place: Repository, title: str, text: str, mark: str, *, is_open: bool) -> str:
    """Write the issue that begins with a mark, and return its address; "" if there is none, and it is not to be open.

    is_open: whether something is to be done; an issue that says that nothing is, is closed.
    Raises: PostFailure.
    """
    own = _own(place, "/issues?state=all&", mark)
    if own is None and not is_open:
        return ""
    state = "open" if is_open else "closed"
    if own is None:
        own = _request(place, "POST", "/issues", _Post, {"title": title, "body": text})
    elif own.state != state or not own.says(text):
        own = _request(place, "PATCH", f"/issues/{own.number}", _Post, {"body": text, "state": state})
    return own.html_url


def _own(place: Repository, path: str, mark: str) -> _Post | None:
    """Return what a workflow wrote with a mark at the beginning, of all that a path lists; None if it wrote nothing.

    path: to its query, which goes on with the page.
    """
    for page in range(1, _MOST_PAGES + 1):
        found = _request(place, "GET", f"{path}per_page={_PAGE}&page={page}", list[_Post])
        for one in found:
            if (one.body or "").startswith(mark) and one.user and one.user.login == _WORKFLOW:
                return one
        if len(found) < _PAGE:
            return None
    return None


def _request(
    place: Repository, method: str, path: str, wanted: type[AnswerT], document: Mapping[str, Any] | None = None
) -> AnswerT:
    headers = {"Authorization": f"Bearer {place.token}", "Accept": "application/vnd.github+json"}
    try:
        return msgspec.json.decode(request_json(method, f"{place.api}{path}", document, headers, _SECONDS), type=wanted)
    except (msgspec.MsgspecError, RecursionError):
        raise PostFailure(N_("its answer is not in the expected form")) from None
