"""Labels of spaCy's English pipelines that rules ask for: ClearNLP dependencies, Universal parts of speech."""

__all__ = ["ALL_SUBJECTS", "BEFORE_NOUN", "FINITE", "PAST", "SUBJECTS", "VERBS"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""The dependency labels of subjects."""

ALL_SUBJECTS = SUBJECTS | {"csubj", "csubjpass"}
"""Those of subjects, clauses among them."""

BEFORE_NOUN = frozenset({"compound", "nmod", "poss"})
"""The dependency labels of nouns that stand before a noun and tell of it."""

VERBS = frozenset({"VERB", "AUX"})
"""The parts of speech of verbs."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""The tags of finite verbs."""

PAST = frozenset({"VBD", "VBN"})
"""The tags of past tenses and past participles, which the parser takes for each other."""
