"""Lemmas of verbs that the lemmatiser cuts too far: "hop" of "hoped", "rap" of "raped"."""

import functools
from collections.abc import Mapping
from typing import Any

from rightsgraph.tagging.names import name_words

__all__ = ["with_whole_lemmas"]


def with_whole_lemmas(doc: Any) -> Any:
    """Return the Doc, in which the forms of such verbs (`cut_too_far` of names.toml) have their lemma."""
    strings = doc.vocab.strings
    verb, forms = strings["VERB"], _forms()
    known = {strings.add(form): lemma for form, lemma in forms.items()}
    for i, (lower, pos) in enumerate(doc.to_array(["LOWER", "POS"]).tolist()):
        if pos == verb and lower in known:
            doc[i].lemma_ = known[lower]
    return doc


@functools.cache
def _forms() -> Mapping[str, str]:
    """The forms of the verbs, each with its lemma."""
    return {form: verb for verb in name_words().cut_too_far for form in (f"{verb}d", f"{verb}s", f"{verb[:-1]}ing")}
