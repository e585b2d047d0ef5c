"""The words that refer to people and bodies without a name: nouns from `data/lexicon/people.toml`, and pronouns."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rightsgraph.tagging.tables import read_words

__all__ = [
    "PLURAL",
    "SINGULAR",
    "THING",
    "PeopleWords",
    "determiner",
    "first_of_row",
    "governs",
    "is_pluperfect",
    "is_pronoun",
    "lemma",
    "numbers_law",
    "people_words",
    "verb_forms",
]

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
"""The pronouns for one person, with the gender that they tell."""

PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THING = frozenset({"it", "its", "itself"})
_LAWS = frozenset({"art", "arts", "article", "articles", "section"})
_ARMED_SERVICES = frozenset({"police", "military"})
_OTHER = frozenset({"who", "which", "that", "whom", "whose", "i", "me", "my", "we", "us", "our"})


def is_pronoun(text: str) -> bool:
    """Return whether the words are a pronoun that may refer to somebody."""
    word = text.lower()
    return word in SINGULAR or word in PLURAL | THING | _OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """Lemmas: what nouns refer to, their gender, and how they may point back; the file's comments say more."""

    agent_types: Mapping[str, str]
    qualified: frozenset[str]
    qualifying: frozenset[str]
    stand_ins: frozenset[str]
    measures: frozenset[str]
    collective: frozenset[str]
    bodies: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    back_reference: frozenset[str]
    organisation_reference: frozenset[str]
    state_heads: frozenset[str]
    whole_state: frozenset[str]
    speaking_verbs: frozenset[str]
    telling_verbs: frozenset[str]
    listeners: frozenset[str]
    any_people: frozenset[str]
    undergone_verbs: frozenset[str]
    assailing_verbs: frozenset[str]
    assailants: frozenset[str]
    officials: frozenset[str]
    held_in: frozenset[str]
    acting_for: frozenset[str]
    complaining: frozenset[str]
    blaming_verbs: frozenset[str]
    done_to_bodies: frozenset[str]
    tried_verbs: frozenset[str]
    held_by: frozenset[str]
    killing_words: frozenset[str]
    of_victims: frozenset[str]
    of_the_dead: frozenset[str]
    mourning_verbs: frozenset[str]
    freeing_verbs: frozenset[str]
    naming_verbs: frozenset[str]
    surely_identified: frozenset[str]
    penal_verbs: frozenset[str]
    sexes: frozenset[str]
    another_one: frozenset[str]
    unrelated: frozenset[str]
    several: frozenset[str]
    of_one_family: frozenset[str]
    young: frozenset[str]
    lost_things: frozenset[str]
    homes: frozenset[str]
    staff: frozenset[str]
    called: frozenset[str]
    other_ones: frozenset[str]
    bystanders: frozenset[str]
    speaking_for: frozenset[str]
    leading: frozenset[str]
    enduring_verbs: frozenset[str]
    deadly_verbs: frozenset[str]
    things: frozenset[str]
    alike: Mapping[str, str]
    kin: Mapping[str, str]

    def agent_type(self, token: Any) -> str | None:
        """Return the agent type of a noun, or None when it is no noun for people."""
        if token.lower_ == "prosecutions":
            return None  # what prosecutors bring, and not they
        found = self.agent_types.get(lemma(token)) or self.agent_types.get(lemma(token).removeprefix("co-"))
        if lemma(token) in self.qualified and any(c.lower_ in self.qualifying for c in token.children):
            return "individual"  # "opposition figures"
        if found is None or lemma(token) not in self.staff:
            return found
        beside = (c.lower_ for c in token.children if c.dep_ in ("compound", "nmod"))
        kinds = (self.agent_types.get(word) for word in beside)
        return next((kind for kind in kinds if kind in _ARMED_SERVICES), found)

    def gender(self, token: Any) -> str | None:
        """Return "f" or "m" when the noun tells it, else None."""
        word = lemma(token)
        return "f" if word in self.female else "m" if word in self.male else None

    def speaks_of(self, verb: Any) -> bool:
        """Return whether a verb is one of saying."""
        return verb.lemma_.lower() in self.speaking_verbs

    def speaks(self, token: Any) -> bool:
        """Return whether a token is the subject of a verb of saying."""
        return token.dep_ == "nsubj" and token.head.lemma_.lower() in self.speaking_verbs


def lemma(token: Any) -> str:
    """Return the folded lemma; plurals that the tagger took for names are cut too ("Authorities")."""
    return str(token.folded)


def verb_forms(verb: Any) -> frozenset[str]:
    """Return the lemma of a verb, and what it may be where the lemmatiser cuts too much ("rap" of "raped")."""
    word: str = verb.lower_
    return frozenset((verb.lemma_.lower(), word[:-1] if word.endswith("ed") else word))


def numbers_law(token: Any) -> bool:
    """Return whether a number is that of a law and counts nobody: "Art. 103(2)", "article 300"."""
    before = token.nbor(-1).lower_.rstrip(".") if token.i else ""
    if token.i > 1 and token.nbor(-1).text == ".":
        before = token.nbor(-2).lower_  # "art. 293"
    mixed = any(c.isdigit() for c in token.text) and not token.text.replace(",", "").isdigit()
    return before in _LAWS or mixed


@functools.cache
def people_words() -> PeopleWords:
    """Return the words for people and bodies; ResourceError names file, line and remedy."""
    return read_words("data/lexicon/people.toml", PeopleWords)


def determiner(token: Any) -> str:
    """Return the article, demonstrative or owner before a noun, in lower case, or nothing."""
    return next((c.lower_ for c in token.children if c.dep_ in ("det", "poss")), "")


def governs(token: Any, *labels: str) -> bool:
    """Return whether a token governs a word by one of the dependency labels."""
    return any(c.dep_ in labels for c in token.children)


def first_of_row(token: Any) -> Any:
    """Return the first word of the row that a word stands in by the parse; the word itself when it is in none."""
    while token.dep_ == "conj":
        token = token.head
    return token


def is_pluperfect(verb: Any) -> bool:
    """Return whether a verb tells what had been done before."""
    return any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
