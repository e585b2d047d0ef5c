"""Which of the offered media types a client would rather have (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["best"]

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(rf"\s*({_NAME})/({_NAME})\s*((?:;.*)?)", re.S)
_LONG = 1_000
_QUALITY = re.compile(r";\s*q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)", re.I)


def best(accept: str | None, offers: Sequence[str]) -> str | None:
    """Return the offer that the header `Accept` rates highest, the first of equals; None when it wants none of them.

    Without the header, or with one that holds no media range, everything is wanted. Of several ranges that fit an offer
    the most specific decides. Parameters other than `q` are not looked at.
    """
    return _best(accept or "", tuple(offers)) if len(accept or "") < _LONG else _chosen(accept or "", offers)


@lru_cache(maxsize=256)
def _best(accept: str, offers: tuple[str, ...]) -> str | None:
    """Return what is chosen: browsers and tools send the same few headers with every request."""
    return _chosen(accept, offers)


def _chosen(accept: str, offers: Sequence[str]) -> str | None:
    ranges = list(_ranges(accept))
    if not ranges:
        return offers[0] if offers else None
    rated = [(_quality(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    quality, _, offer = max(rated, default=(0.0, 0, ""))
    return offer if quality > 0 else None


def _ranges(accept: str) -> list[tuple[str, str, float]]:
    found = []
    for part in accept.split(","):
        if match := _RANGE.fullmatch(part):
            quality = _QUALITY.search(match[3])
            found.append((match[1].lower(), match[2].lower(), float(quality[1]) if quality else 1.0))
    return found


def _quality(offer: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    kind, _, subtype = offer.partition("/")
    fitting = [
        ((wanted != "*") + (wanted_subtype != "*"), quality)
        for wanted, wanted_subtype, quality in ranges
        if wanted in ("*", kind) and wanted_subtype in ("*", subtype)
    ]
    return max(fitting, default=(0, 0.0))[1]
