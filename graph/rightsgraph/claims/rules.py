"""Whether a sentence tells a rule and nothing that happened: "Under the law, people who insult the king are jailed"."""

from typing import Any

from rightsgraph.claims.clauses import subjects
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.lexicon import status_words

__all__ = ["law_behind"]

_PRESENT = frozenset({"VBZ", "VBP"})
_INDEFINITE = frozenset({"a", "an", "any", "every", "each", "all", "no"})
_ANYBODY = frozenset({"anyone", "anybody", "someone", "somebody", "everyone", "everybody", "whoever", "those"})


def law_behind(token: Any) -> Any | None:
    """Return the law by which the act of `token` is done to whoever it may concern, or None where somebody is meant.

    The law stands in front ("under article 12, ...") or says so itself ("the code provides that ..."); the verb is in
    the present, and of its subject nothing says who they are.
    """
    above = _law_above(token) or _law_of_anybody(token) or _definition(token)
    if above is not None:
        return above
    verb = clause_verb(token)
    while verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX") and not _is_own(verb):
        verb = verb.head
    if not _is_present(verb):
        return None
    people = subjects(verb)
    if not people or not all(map(_is_anybody, people)):
        return None
    above = verb.head if verb.dep_ == "ccomp" else verb
    words = status_words()
    for child in above.children:
        if child.dep_ == "nsubj" and above != verb and words.has("rules", "nouns", child.lemma_.lower()):
            return child
        if child.dep_ != "prep" or child.i > verb.i or not words.has("rules", "prepositions", child.lower_):
            continue
        law = next((p for p in child.children if p.dep_ == "pobj"), None)
        if law is not None and words.has("rules", "nouns", law.lemma_.lower()):
            return law
    return None


def _law_above(token: Any) -> Any | None:
    """The law that is the subject of a verb over the act: "the law bans torture", "makes it easier to arrest"."""
    words, here = status_words(), token
    while here.head != here and not _is_apart(here):
        here = here.head
        if here.pos_ != "VERB" or not _is_present(here):
            continue
        law = next((c for c in here.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), None)
        if law is not None:
            return law if words.has("rules", "nouns", law.lemma_.lower()) else None
    return None


def _law_of_anybody(token: Any) -> Any | None:
    """The law that tells what is done with anybody who underwent an act: "must produce a suspect arrested"."""
    noun, words = token.head, status_words()
    if token.dep_ not in ("acl", "relcl") or not _is_anybody(noun):
        return None
    verb = noun.sent.root
    bound = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children) or _is_present(verb)
    for law in (t for t in noun.sent if bound and words.has("rules", "nouns", t.lemma_.lower()) and t.i < noun.i):
        lead = law.dep_ == "pobj" and (law.head.head == verb or law.head.head.lower_ == "according")
        if lead and (law.head.lower_ == "to" or words.has("rules", "prepositions", law.head.lower_)):
            return law
        if law.dep_ == "nsubj" and law.head == verb:
            return law
    return None


def _definition(noun: Any) -> Any | None:
    """The "is" of a sentence that tells what an act done to anybody is: "detention of a child is a last resort"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or noun.tag_ != "NN" or verb.lower_ != "is" or any(c.dep_ == "det" for c in noun.children):
        return None
    whom = [p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    one = whom and all(p.tag_ == "NN" and p.left_edge.lower_ in ("a", "an", "any") for p in whom)
    return verb if one and any(c.dep_ == "attr" for c in verb.children) else None


def _is_apart(token: Any) -> bool:
    """Whether a clause tells something of its own, which what stands above does not govern."""
    if token.dep_ == "advcl":
        return bool(token.head.pos_ == "VERB")
    return token.dep_ in ("relcl", "acl") or (token.dep_ == "conj" and _is_own(token))


def _is_own(verb: Any) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _is_present(verb: Any) -> bool:
    """Whether a verb is in the simple present, or its first auxiliary is."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    first = helpers[0] if helpers else verb
    return first.tag_ in _PRESENT and first.lemma_ != "have" and not any(c.tag_ == "VBG" for c in helpers)


def _is_anybody(noun: Any) -> bool:
    """Whether a noun means anybody of the kind: "people convicted of", "a journalist who", "anyone"."""
    if noun.lower_ in _ANYBODY:
        return True
    if noun.pos_ != "NOUN":
        return False
    beside = [c for c in noun.children if c.dep_ in ("det", "poss", "nummod")]
    if not beside:
        return bool(noun.tag_ == "NNS")
    return all(c.lower_ in _INDEFINITE for c in beside)
