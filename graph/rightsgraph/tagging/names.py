"""How names are compared, and the words that stand around and in them (`data/lexicon/names.toml`)."""

import functools
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rightsgraph.iris import fold
from rightsgraph.tagging.tables import read_words

__all__ = ["NameWords", "folded_all", "harmful_verbs", "name_words", "plain"]


@functools.lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """Return the folded name without diacritics and with plain apostrophes, for look-ups."""
    return fold(_plain_letters(name))


def folded_all(names: Iterable[str]) -> list[str]:
    """Return the same of many names at once, in a tenth of the time, without remembering them: for long lists."""
    return [name.strip() for name in fold(_plain_letters("\0".join(names))).split("\0")]


def _plain_letters(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        for mark in {letter for letter in set(text) if unicodedata.combining(letter)}:
            text = text.replace(mark, "")
    return text.replace("’", "'").replace("‘", "'").replace("`", "'")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """The word lists of `data/lexicon/names.toml`, folded; the comments of that file say what each holds."""

    titles: frozenset[str]
    male_titles: frozenset[str]
    female_titles: frozenset[str]
    generic_organisations: frozenset[str]
    organisation_heads: frozenset[str]
    place_heads: frozenset[str]
    custody_heads: frozenset[str]
    kinds_of_sites: frozenset[str]
    whom_sites_are_for: frozenset[str]
    subdivision_words: frozenset[str]
    person_verbs: frozenset[str]
    body_verbs: frozenset[str]
    person_nouns: frozenset[str]
    person_before: frozenset[str]
    faiths_and_peoples: frozenset[str]
    platforms: frozenset[str]
    family_nouns: frozenset[str]
    of_somebody: frozenset[str]
    particles: frozenset[str]
    honorifics_after: frozenset[str]
    generations: frozenset[str]
    region_nouns: frozenset[str]
    trust_words: frozenset[str]
    pseudonym_nouns: frozenset[str]
    not_in_names: frozenset[str]
    calendar_words: frozenset[str]
    generic_places: frozenset[str]
    peoples: frozenset[str]
    beliefs: frozenset[str]
    beliefs_in_names: frozenset[str]
    organisation_before: frozenset[str]
    organisation_after: frozenset[str]
    citation_words: frozenset[str]
    subject_heads: frozenset[str]
    section_words: frozenset[str]
    role_words: frozenset[str]
    institutions: frozenset[str]
    sentence_leads: frozenset[str]
    clause_openers: frozenset[str]
    custody_verbs: frozenset[str]
    suspecting: frozenset[str]
    authority_nouns: frozenset[str]
    judging: frozenset[str]
    telling_verbs: frozenset[str]
    harm_verbs: frozenset[str]
    manners_of_holding: frozenset[str]
    aside_verbs: frozenset[str]
    report_nouns: frozenset[str]
    rumour_nouns: frozenset[str]
    hearsay_verbs: frozenset[str]
    cut_too_far: frozenset[str]
    occasion_heads: frozenset[str]
    occasion_words: frozenset[str]


@functools.cache
def name_words() -> NameWords:
    """Return the word lists around names; ResourceError names file, line and remedy."""
    return read_words("data/lexicon/names.toml", NameWords)


@functools.cache
def harmful_verbs() -> frozenset[str]:
    """Return the lemmas of the verbs that take people in or harm them."""
    return name_words().custody_verbs | name_words().harm_verbs
