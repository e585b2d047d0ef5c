"""Say which words of a document refer to the same person, body, place or group."""

from rightsgraph.linking.coordination import NOT_ALL, conjuncts, verb_said_after
from rightsgraph.linking.linked import Linked, Referent
from rightsgraph.linking.naming import NamedEntities, name_entities
from rightsgraph.linking.phrases import antecedent, included, named_beside_one, phrase, run_on_noun, short_phrase
from rightsgraph.linking.reference import link
from rightsgraph.linking.words import (
    PeopleWords,
    determiner,
    first_of_row,
    is_pluperfect,
    lemma,
    numbers_law,
    people_words,
)

__all__ = [
    "NOT_ALL",
    "Linked",
    "NamedEntities",
    "PeopleWords",
    "Referent",
    "antecedent",
    "conjuncts",
    "determiner",
    "first_of_row",
    "included",
    "is_pluperfect",
    "lemma",
    "link",
    "name_entities",
    "named_beside_one",
    "numbers_law",
    "people_words",
    "phrase",
    "run_on_noun",
    "short_phrase",
    "verb_said_after",
]
