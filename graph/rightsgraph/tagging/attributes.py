"""Parts of speech, morphology and lemmas of many paragraphs, as spaCy's own two components give them.

Both go over every token and look its rules up anew. What they say of a token depends on a few of its attributes alone,
so each combination is put to them once, and its answer is written into every paragraph by the column.
"""

from collections.abc import Iterable
from typing import Any

__all__ = ["Lemmas", "Rules", "is_local", "is_of_rules"]

_KEY = frozenset({"DEP", "IS_SPACE", "LOWER", "TAG"})
_GIVEN = ("POS", "MORPH", "LEMMA", "TAG", "DEP")
_REMEMBERED = 200_000


def is_local(ruler: Any) -> bool:
    """Return whether an attribute ruler looks at nothing but what makes a key, in patterns of plain tokens."""
    return all(
        set(token) <= _KEY and not any("OP" in token for token in pattern)
        for rule in ruler.patterns
        for pattern in rule["patterns"]
        for token in pattern
    ) and all(set(rule["attrs"]) <= set(_GIVEN) for rule in ruler.patterns)


def is_of_rules(lemmatiser: Any) -> bool:
    """Return whether a lemmatiser is spaCy's English one by rules, which fills in what nothing else said."""
    from spacy.lang.en.lemmatizer import EnglishLemmatizer

    return type(lemmatiser) is EnglishLemmatizer and lemmatiser.mode == "rule" and not lemmatiser.overwrite


class Rules:
    """An attribute ruler that remembers what its rules for one token give one of that form, tag and dependency."""

    def __init__(self, ruler: Any) -> None:
        from spacy.matcher import Matcher

        self._ruler = ruler
        self._columns = [ruler.vocab.strings[name] for name in _GIVEN]
        self._known: dict[tuple[int, ...], _Known] = {}
        self._longer: Any = Matcher(ruler.vocab)
        self._begins: Any = Matcher(ruler.vocab)
        for number, rule in enumerate(ruler.patterns):
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._longer.add(str(number), longer)
                self._begins.add(str(number), [pattern[:1] for pattern in longer])

    def __call__(self, docs: list[Any]) -> list[Any]:
        """Return the Docs with what the rules give their tokens."""
        import numpy as np

        if len(self._known) > _REMEMBERED:
            self._known.clear()
        for doc in docs:
            given = doc.to_array([*_GIVEN, "LOWER"])
            if given[:, :3].any():  # another component has set something
                self._ruler(doc)
            elif len(doc):
                rows = self._rows(doc, list(map(tuple, given[:, 3:].tolist())))
                doc.from_array(self._columns, np.array(rows, dtype=np.uint64))
        return docs

    def _rows(self, doc: Any, keys: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
        """Return what the rules give each token, in the order of the columns."""
        known, found = self._known, []
        for place, key in enumerate(keys):
            one = known.get(key)
            if one is None:
                one = known[key] = self._asked(doc[place : place + 1], key)
            found.append(one)
        rows = [row for row, _, _ in found]
        if self._longer and any(begins for _, _, begins in found):
            further: dict[int, list[int]] = {}
            for rule, start, end in self._longer(doc, allow_missing=True, as_spans=False):
                number = int(doc.vocab.strings[rule])
                further.setdefault(range(start, end)[self._ruler.indices[number]], []).append(number)
            for place, numbers in further.items():
                rows[place] = self._given(keys[place], [*found[place][1], *numbers])
        return rows

    def _asked(self, token: Any, key: tuple[int, ...]) -> "_Known":
        """Put a token by itself to the rules."""
        strings = self._ruler.vocab.strings
        alone = self._ruler.matcher(token, allow_missing=True, as_spans=False)
        numbers = tuple(int(strings[rule]) for rule, _, _ in alone)
        begins = bool(self._longer and self._begins(token, allow_missing=True, as_spans=False))
        return self._given(key, numbers), numbers, begins

    def _given(self, key: tuple[int, ...], numbers: Iterable[int]) -> tuple[int, ...]:
        """What rules give a token of that tag and dependency: later rules win."""
        given = dict(zip(self._columns, (0, 0, 0, *key[:2]), strict=True))
        for number in sorted(numbers):
            given |= self._ruler.attrs[number]
        return tuple(given[column] for column in self._columns)


_Known = tuple[tuple[int, ...], tuple[int, ...], bool]
"""What the rules for one token give, which rules those are, and whether one for more tokens may begin with it."""


class Lemmas:
    """A lemmatiser by rules that remembers the lemma of each form as a part of speech with that morphology."""

    def __init__(self, lemmatiser: Any) -> None:
        self._lemmatiser = lemmatiser
        self._known: dict[tuple[int, ...], int] = {}
        words = lemmatiser.lookups.get_table("lemma_index", {})
        for part in tuple(words):
            words[part] = frozenset(words[part])  # as a list, it is searched from its beginning for every word

    def __call__(self, docs: list[Any]) -> list[Any]:
        """Return the Docs with the lemmas of their tokens."""
        import numpy as np

        known, strings = self._known, self._lemmatiser.vocab.strings
        if len(known) > _REMEMBERED:
            known.clear()
        for doc in docs:
            lemmas = []
            for place, (lemma, *rest) in enumerate(doc.to_array(["LEMMA", "ORTH", "POS", "MORPH"]).tolist()):
                if not lemma:
                    key = tuple(rest)
                    if key not in known:
                        known[key] = strings.add(self._lemmatiser.lemmatize(doc[place])[0])
                    lemma = known[key]  # noqa: PLW2901
                lemmas.append(lemma)
            if lemmas:
                doc.from_array(["LEMMA"], np.array(lemmas, dtype=np.uint64))
        return docs
