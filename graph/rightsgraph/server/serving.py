"""Listens, says where, and ends in order."""

import asyncio
import contextlib
import ipaddress
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn

from rightsgraph.errors import UsageError
from rightsgraph.server.following import Following
from rightsgraph.server.patience import patient
from rightsgraph.server.settings import Serving

__all__ = ["serve"]

_CONNECTIONS = 800
_GRACE = 5
_BACKLOG = 1024


class _Server(uvicorn.Server):
    """uvicorn that ends on SIGINT and SIGTERM without raising the signal once more."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):  # Windows; there Ctrl-C raises KeyboardInterrupt
                loop.add_signal_handler(number, self.handle_exit, number, None)
        yield


def serve(out: str | Path, settings: Serving, say: Callable[[str], None]) -> None:
    """Show the build at `out` until SIGINT or SIGTERM; `say` is told the address and what changes, line by line.

    Raises StoreError when there is no build, UsageError when the address cannot be listened on.
    """
    asyncio.run(_serve(out, settings, say))


async def _serve(out: str | Path, settings: Serving, say: Callable[[str], None]) -> None:
    listening = _listening(settings)
    app = Following(out, settings, say)
    try:
        await app.start()
        logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
        config = uvicorn.Config(
            app,
            http=patient(settings.limits.patience),
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=_GRACE,
            limit_concurrency=_CONNECTIONS,
            backlog=_BACKLOG,
        )
        if not _is_loopback(settings.host) and not settings.pseudonymous:
            say(
                f"warning: whoever reaches {settings.host} can read the whole graph, with all names and texts; "
                "nobody is asked for a password (docs/serve.md)"
            )
        beyond = f", and by a proxy at {settings.url}" if settings.url else ""
        say(f"{out} is shown at {_address(listening)}{beyond}")
        await _Server(config).serve(sockets=[listening])
    finally:
        listening.close()
        await app.close()


def _listening(settings: Serving) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        made = socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(
            f"{settings.host}:{settings.port}: cannot be listened on ({reason}); choose another"
        ) from error
    made.setblocking(False)  # noqa: FBT003 (the standard library takes it so)
    return made


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False
