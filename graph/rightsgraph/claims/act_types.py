"""Of which types of act something holds, by the lists of `data/lexicon/types.toml`."""

import functools
import re
from dataclasses import dataclass, fields

from rightsgraph.errors import ResourceError
from rightsgraph.resources import resource_text
from rightsgraph.tagging import read_words

__all__ = ["ActTypes", "act_types", "event_types"]

_TYPES = "data/lexicon/types.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTypes:
    """The lists of `types.toml` by name: of which event types something holds, as the comments there say."""

    needs_affected: frozenset[str]
    committed: frozenset[str]
    place_suffices: frozenset[str]
    done_to_people: frozenset[str]
    done_to_bodies: frozenset[str]
    done_to_states: frozenset[str]
    of_the_clause: frozenset[str]
    set_beforehand: frozenset[str]
    appointed: frozenset[str]
    written: frozenset[str]
    states: frozenset[str]
    lasting: frozenset[str]
    open_ended: frozenset[str]
    penalties: frozenset[str]
    moving: frozenset[str]
    leaving: frozenset[str]
    never_by_reporters: frozenset[str]
    by_local_authority: frozenset[str]
    in_court: frozenset[str]
    breaking_up: frozenset[str]
    ending_a_scene: frozenset[str]
    momentary: frozenset[str]
    of_violence: frozenset[str]
    accusing: frozenset[str]
    charged_in_passing: frozenset[str]
    custody: frozenset[str]
    of_the_state: frozenset[str]
    hosts: frozenset[str]
    in_custody: frozenset[str]
    hurting: frozenset[str]
    done_because: frozenset[str]
    grounds: frozenset[str]
    demands: frozenset[str]
    anchors: frozenset[str]
    punishing: frozenset[str]
    presupposed: frozenset[str]
    rights_exercise: frozenset[str]
    deeds: frozenset[str]
    by_somebody: frozenset[str]
    of_one_scene: frozenset[str]
    of_one_verdict: frozenset[str]
    pending: frozenset[str]
    ending_proceedings: frozenset[str]

    @property
    def accusable(self) -> frozenset[str]:
        """What somebody may be accused of: that an indictment says so is no more than an allegation."""
        return self.deeds | self.hurting | self.rights_exercise


@functools.cache
def act_types() -> ActTypes:
    """Return of which event types something holds; ResourceError names the file, the list and the remedy."""
    types = read_words(_TYPES, ActTypes)
    for field in fields(ActTypes):
        for kind in sorted(getattr(types, field.name) - event_types()):
            raise ResourceError(
                f"{_TYPES}: {field.name}: unknown act type {kind!r}; add it to ontology/rightsgraph.ttl"
            )
    return types


@functools.cache
def event_types() -> frozenset[str]:
    """Return the local names of the event types in the ontology, read without an RDF library (start-up time)."""
    text = resource_text("ontology/rightsgraph.ttl")
    return frozenset(re.findall(r"^hrv:([\w-]+) a [^.;]*hr:EventType", text, re.M))
