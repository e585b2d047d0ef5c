"""Tags that the words beside a token give the lie to."""

from typing import Any

from rightsgraph.tagging.names import name_words

__all__ = ["tag_anew"]


def tag_anew(token: Any, word: str, tag: str) -> None:
    """Set a tag right that the words beside it give the lie to."""
    if word == "shot" and tag == "NN":
        _make_verb(token)
    elif word == "be" and tag == "VBP":
        token.tag_ = "VB"  # "insisted that she be promptly freed"
    elif tag == "JJ" and word.endswith("ed") and any(c.dep_ == "auxpass" for c in token.children):
        token.pos_, token.tag_ = "VERB", "VBN"  # "were underfed and beaten"
    elif tag == "NN" and word.endswith("ing") and token.dep_ == "pobj":
        _make_gerund(token, word)


def _make_verb(shot: Any) -> None:
    """Make "shot" a verb before "and killed"."""
    second = next((c for c in shot.children if c.dep_ == "conj" and c.tag_ == "VBD"), None)
    if second is not None and second.lemma_ in name_words().harm_verbs and shot.dep_ in ("ROOT", "ccomp", "conj"):
        shot.pos_, shot.tag_, shot.lemma_ = "VERB", "VBD", "shoot"


def _make_gerund(noun: Any, word: str) -> None:
    """Make a verb of saying of the noun over what it says: "was fined for | writing that"."""
    stem = word.removesuffix("ing")
    verb = next((v for v in (stem, stem + "e") if v in name_words().telling_verbs), None)
    if verb is not None and any(c.dep_ == "ccomp" for c in noun.children):
        noun.pos_, noun.tag_, noun.dep_, noun.lemma_ = "VERB", "VBG", "pcomp", verb
