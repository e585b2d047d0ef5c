"""What guards every response: whom the server answers to, and what a browser may do with what it gets.

Pure ASGI, so that answers are not buffered. Scripts and styles come from this server alone, and none stands inside a
page.
"""

import ipaddress
import logging
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rightsgraph.server.settings import Serving

__all__ = ["Guard"]

_LOGGER = logging.getLogger("rightsgraph.server")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
_MOST_HEADERS = 32_000
_CORS_HEADERS = "Accept, Content-Type"


class Guard:
    """Checks the host that a request names, adds the headers, and lets scripts of other sites in where allowed."""

    def __init__(self, app: ASGIApp, settings: Serving) -> None:
        self._app, self._settings = app, settings
        self._names = {name.lower() for name in (*settings.names, settings.host, "localhost")}
        if settings.url:
            self._names.add((urlsplit(settings.url).hostname or "").lower())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        allowed = origin if origin is not None and self._allows(origin) else None

        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            begun = True
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message), allowed)
            await send(message)

        try:
            await (self._early(scope, headers, allowed) or self._app)(scope, receive, guarded)
        except OSError as error:
            if begun:
                raise
            # The engine opens files when it needs them, and they may be gone with the build (following.py).
            _LOGGER.warning("the store cannot be read: %s", error)
            response = PlainTextResponse("the build is being replaced; ask again\n", 503, {"Retry-After": "2"})
            await response(scope, receive, guarded)
        except Exception:
            _LOGGER.exception("a defect in rightsgraph; please report it")
            if begun:
                raise
            await PlainTextResponse("a defect in rightsgraph; its log tells more\n", 500)(scope, receive, guarded)

    def _early(self, scope: Scope, headers: Headers, allowed: str | None) -> Response | None:
        """Return what is answered without asking any further."""
        if sum(len(name) + len(value) for name, value in scope["headers"]) > _MOST_HEADERS:
            return PlainTextResponse(f"the headers have more than {_MOST_HEADERS:,} bytes\n", 431)
        hosts = headers.getlist("host")
        if len(hosts) != 1:
            return PlainTextResponse("the request names no host, or several\n", 400)
        if not self._knows(hosts[0]):
            return PlainTextResponse(
                f"this server is not called {hosts[0]!r}; whoever runs it can add the name with --name\n", 421
            )
        if scope["method"] == "OPTIONS" and allowed and "access-control-request-method" in headers:
            return Response(
                status_code=204,
                headers={
                    "Access-Control-Allow-Methods": "GET, HEAD, POST",
                    "Access-Control-Allow-Headers": _CORS_HEADERS,
                    "Access-Control-Max-Age": "600",
                },
            )
        return None

    def _knows(self, host: str) -> bool:
        """Return whether a host is this server.

        A page of another site can make its own name mean this machine (DNS rebinding), but not an address.
        """
        name = _name(host)
        return name in self._names or _is_address(name)

    def _allows(self, origin: str) -> bool:
        return "*" in self._settings.origins or origin in self._settings.origins

    def _add(self, headers: MutableHeaders, allowed: str | None) -> None:
        headers.raw.extend(_RAW)
        headers.setdefault("Cache-Control", "private, no-cache")
        headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if allowed else "same-origin")
        if not self._settings.url:  # nobody gave it an address to be found at
            headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        if self._settings.origins:
            _vary(headers, "Origin")
        if allowed:
            headers["Access-Control-Allow-Origin"] = "*" if "*" in self._settings.origins else allowed
            headers["Access-Control-Expose-Headers"] = "Link, Retry-After"


def _name(host: str) -> str:
    """Return a host without its port, in lower case."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if host.count(":") == 1 else host.lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _vary(headers: MutableHeaders, name: str) -> None:
    told: Iterable[str] = (v.strip() for v in headers.get("vary", "").split(","))
    headers["Vary"] = ", ".join([*filter(None, told), name])
