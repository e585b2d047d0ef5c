"""The nouns for people and bodies, from `data/lexicon/people.toml`."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rightsgraph.resources import resource_text

__all__ = ["PeopleWords", "people_words"]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Noun lemmas: what they refer to, their gender, and how they may point back."""

    agent_types: Mapping[str, str]
    stand_ins: frozenset[str]
    measures: frozenset[str]
    collective: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    back_reference: frozenset[str]
    organisation_reference: frozenset[str]
    relations: frozenset[str]

    def agent_type(self, token: Any) -> str | None:
        """Return the agent type of a noun, or None when it is no noun for people."""
        return self.agent_types.get(lemma(token))

    def gender(self, token: Any) -> str | None:
        """Return "f" or "m" when the noun tells it."""
        word = lemma(token)
        return "f" if word in self.female else "m" if word in self.male else None


def lemma(token: Any) -> str:
    """Return the folded lemma; plurals that the tagger took for names are cut too ("Authorities")."""
    word: str = token.lemma_.lower() or token.lower_
    if token.pos_ == "PROPN" and word.endswith("s") and len(word) > 3:
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


@functools.cache
def people_words() -> PeopleWords:
    """Return the nouns for people and bodies."""
    table = tomllib.loads(resource_text("data/lexicon/people.toml"))
    types = {word: kind for kind, words in table.pop("agent_types").items() for word in words}
    return PeopleWords(agent_types=types, **{key: frozenset(words) for key, words in table.items()})
