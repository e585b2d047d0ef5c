"""A SPARQL 1.1 Graph Store over HTTP (W3C Recommendation of 21 March 2013): put, ask for and delete named graphs.

Graphs are named indirectly (section 4.2), `?graph=IRI`, so that a server of any address can hold them. Nothing is
followed elsewhere, no proxy is asked, and secrets come from the environment or from netrc: never from the command line,
where other users of the machine see them, and never into a message.
"""

import email.utils
import ipaddress
import netrc
import os
import ssl
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx

from rightsgraph.errors import RemoteError, UsageError

__all__ = ["GraphServer", "SignIn", "is_loopback", "sign_in"]

USER, PASSWORD, TOKEN = "RIGHTSGRAPH_PUSH_USER", "RIGHTSGRAPH_PUSH_PASSWORD", "RIGHTSGRAPH_PUSH_TOKEN"

_PATIENT = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE}
_PATIENT |= {HTTPStatus.GATEWAY_TIMEOUT}
_TRIES = 6
_LONGEST = 60.0  # seconds between two tries, whatever the server asks for
_CONNECT = 10.0
_SAID = 200  # characters of a server's words in a message
_REMEDIES = {
    401: f"set {USER} and {PASSWORD}, or {TOKEN}, or name the host in ~/.netrc",
    403: "this account may not write there: grant it, or sign in as another",
    404: "no Graph Store there: give the address that the server's manual names (oxigraph: /store, Fuseki: /NAME/data)",
    405: "no Graph Store that can be written there: give the address that the server's manual names",
    413: "the server refuses graphs of this size: raise its limit",
    415: "the server does not read Turtle: a SPARQL 1.1 Graph Store must",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Who signs in. Secrets are in no `repr`, so that no log can hold them."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def sign_in(url: str) -> SignIn | None:
    """Return who signs in at a server: from the environment, else from netrc (`NETRC` or ~/.netrc), else nobody."""
    if os.environ.get(TOKEN):
        return SignIn(token=os.environ[TOKEN])
    if os.environ.get(USER):
        return SignIn(user=os.environ[USER], password=os.environ.get(PASSWORD, ""))
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None
    try:
        found = netrc.netrc(str(path)).authenticators(urlsplit(url).hostname or "")
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as netrc; mend it, or set {USER} and {PASSWORD}") from error
    return SignIn(user=found[0] or "", password=found[2] or "") if found else None


def is_loopback(url: str) -> bool:
    """Return whether an address is this machine's own."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _Auth(httpx.Auth):
    """Signs in when it is asked to, by the scheme that the server names, and from then on at once."""

    def __init__(self, who: SignIn) -> None:
        self._who = who
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._who.token:
            request.headers["Authorization"] = f"Bearer {self._who.token}"
            yield request
            return
        if self._chosen is None:
            response = yield request
            if response.status_code != HTTPStatus.UNAUTHORIZED:
                return
            offered = " ".join(response.headers.get_list("www-authenticate")).lower()
            scheme = httpx.DigestAuth if "digest" in offered else httpx.BasicAuth
            self._chosen = scheme(self._who.user, self._who.password)
        yield from self._chosen.auth_flow(request)


class GraphServer:
    """A Graph Store at an address. Use it as a context manager.

    UsageError for an address that is none, that holds a password, or that would carry names and passwords unencrypted
    to another machine (`http:`, unless `unencrypted`).
    """

    def __init__(
        self,
        url: str,
        who: SignIn | None = None,
        *,
        timeout: float = 120.0,
        unencrypted: bool = False,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.url = _checked(url, unencrypted=unencrypted)
        self._sleep = sleep
        self._seen = False
        self._head = True
        self._client = httpx.Client(
            auth=_Auth(who) if who is not None else None,
            timeout=httpx.Timeout(timeout, connect=min(timeout, _CONNECT)),
            follow_redirects=False,
            trust_env=False,
            verify=ssl.create_default_context(),
            headers={"User-Agent": "rightsgraph"},
        )

    def put(self, graph: str, ntriples: bytes) -> None:
        """Put statements in the place of all that a graph holds (section 5.3); N-Triples are Turtle too."""
        headers = {"Content-Type": "text/turtle; charset=utf-8"}
        answer = self._asked("PUT", graph, content=ntriples, headers=headers)
        if not answer.is_success:
            raise self._refused(answer, f"did not take {graph}")

    def delete(self, graph: str) -> None:
        """Delete a graph (section 5.4); one that is not there is fine."""
        answer = self._asked("DELETE", graph)
        if not answer.is_success and answer.status_code != HTTPStatus.NOT_FOUND:
            raise self._refused(answer, f"did not delete {graph}")

    def has(self, graph: str) -> bool | None:
        """Return whether a graph is there (section 5.6), or None when the server does not answer that."""
        headers = {"Accept": "text/turtle"}
        answer = self._asked("HEAD" if self._head else "GET", graph, headers=headers)
        if answer.status_code in (HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED) and self._head:
            self._head = False  # Virtuoso 7 has no HEAD there
            answer = self._asked("GET", graph, headers=headers)
        if answer.is_success:
            return True
        if answer.status_code == HTTPStatus.NOT_FOUND:
            return False
        if answer.status_code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            raise self._refused(answer, f"does not tell of {graph}")
        return None

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _asked(
        self, method: str, graph: str, *, content: bytes | None = None, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        """Return the answer, after some patience with a server that is busy or away for a moment."""
        for tries in range(1, _TRIES + 1):
            last = tries == _TRIES
            wait = min(2.0 ** (tries - 1), _LONGEST)
            try:
                answer = self._answer(method, graph, content, headers)
            except httpx.TransportError as error:
                # A server that never answered is more likely not there than busy.
                if last or not self._seen:
                    raise RemoteError(
                        f"{self.url}: {_failure(error)}; start the server, or mend the address"
                    ) from error
            else:
                self._seen = True
                if answer.status_code not in _PATIENT or last:
                    return answer
                wait = min(_asked_for(answer) or wait, _LONGEST)
            self._sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _answer(self, method: str, graph: str, content: bytes | None, headers: dict[str, str] | None) -> httpx.Response:
        """Return one answer. What a GET holds is not wanted, only whether it is there: its body is not read."""
        request = self._client.build_request(
            method, self.url, params={"graph": graph}, content=content, headers=headers
        )
        answer = self._client.send(request, stream=True)
        try:
            if method != "GET" or not answer.is_success:
                answer.read()
        finally:
            answer.close()
        return answer

    def _refused(self, answer: httpx.Response, what: str) -> RemoteError:
        code = answer.status_code
        if answer.is_redirect:
            there = answer.headers.get("location", "elsewhere")
            return RemoteError(
                f"{self.url}: leads to {there}, which is not followed; push to that address if it is meant"
            )
        said = " ".join(answer.text.split())[:_SAID] if "html" not in answer.headers.get("content-type", "") else ""
        patience = f"; it stayed so for {_TRIES} tries" if code in _PATIENT else ""
        remedy = _REMEDIES.get(code, "look into the server's log; the same command goes on where it was")
        words = f" ({said})" if said else ""
        return RemoteError(f"{self.url}: {what}: {code} {answer.reason_phrase}{words}{patience}; {remedy}")


def _checked(url: str, *, unencrypted: bool) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            f"{_without_secret(url)}: no address of a server; give one like https://data.example.org/store"
        )
    if parts.username is not None or parts.password is not None:
        raise UsageError(f"the address holds a password, which others see; take it out, and set {USER} and {PASSWORD}")
    if parts.query or parts.fragment:
        raise UsageError(f"{url}: give the address of the Graph Store without ? and #; graphs are named by the program")
    if parts.scheme == "http" and not unencrypted and not is_loopback(url):
        raise UsageError(f"{url}: would send everything unencrypted to another machine; use https, or --unencrypted")
    return url


def _without_secret(url: str) -> str:
    return url.rpartition("@")[2]


def _asked_for(answer: httpx.Response) -> float | None:
    """Return the seconds that a server asks to wait (RFC 9110, section 10.2.3), or None."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        return max(email.utils.parsedate_to_datetime(value).timestamp() - time.time(), 0.0)
    except (TypeError, ValueError):
        return None


def _failure(error: httpx.TransportError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    return " ".join(str(error).split())[:_SAID] or type(error).__name__
