"""Which page shows which record: the way from an IRI to a path of this server, and back."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlencode

from rightsgraph.iris import HR, HRV

__all__ = ["Addresses"]

_SAFE = "/:@!$'()*,;=-._~"
_WORDS = re.compile(r"(?:char|region|part)=(\d+),(\d+)(?:&.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Paths under `root`, the path at which a proxy shows this server, for the records of the data set under `base`.

    The page of a record with a path of its own is that path with `.html`, as linked data has it; a record inside a
    document (an event, a group, a claim) has its page below that of the document.
    """

    base: str
    root: str = ""

    def at(self, path: str, **parameters: str | int | None) -> str:
        """Return the address of a page of this server, with those parameters that have a value."""
        given = {name.rstrip("_"): value for name, value in parameters.items() if value not in (None, "")}
        return f"{self.root}{path}{'?' + urlencode(given) if given else ''}"

    def page(self, iri: str) -> str | None:
        """Return the address of the page about a record or a term; None for what this server does not describe."""
        for namespace, prefix in ((HR, ""), (HRV, "list-")):
            if iri.startswith(namespace):
                return f"{self.root}/vocabulary#{prefix}{quote(iri.removeprefix(namespace), safe='')}"
        if not iri.startswith(self.base) or iri == self.base:
            return None
        whole, _, within = iri.removeprefix(self.base).partition("#")
        path = f"{self.root}/{quote(whole, safe=_SAFE)}"
        if not within:
            return f"{path}.html"
        if words := _WORDS.fullmatch(within):
            return self.words(f"{self.base}{whole}", int(words[1]), int(words[2]))
        return f"{path}/{quote(within, safe=_SAFE)}"

    def data(self, iri: str, suffix: str) -> str:
        """Return the address of what the graph says of a record, as `ttl`, `jsonld`, `nt`, ..."""
        if "#" in iri or "?" in iri or not iri.startswith(self.base):
            return f"{self.root}/resource.{suffix}?{urlencode({'iri': iri})}"
        return f"{self.root}/{quote(iri.removeprefix(self.base), safe=_SAFE)}.{suffix}"

    def words(self, document: str, start: int, end: int) -> str:
        """Return the address of a stretch of a document, marked in its text."""
        path = quote(document.removeprefix(self.base), safe=_SAFE)
        return f"{self.root}/{path}.html?at={start},{end}#words"

    def within(self, document: str, part: str) -> str:
        """Return the IRI of a record inside a document, from the last two parts of the path of its page."""
        return f"{self.base}doc/{unquote(document)}#{unquote(part)}"
