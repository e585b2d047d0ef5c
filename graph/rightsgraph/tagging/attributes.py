"""Parts of speech, morphology and lemmas of many paragraphs, as spaCy's own two components give them.

Both go over every token and look its rules up anew. What they say of a token depends on a few of its attributes alone,
so each combination is put to them once, and its answer is written into every paragraph by the column.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

__all__ = ["Lemmas", "Rules", "is_local", "is_of_rules", "row_keys"]

_KEY = frozenset({"DEP", "IS_SPACE", "LOWER", "TAG"})
_GIVEN = ("POS", "MORPH", "LEMMA", "TAG", "DEP")
_REMEMBERED = 60_000
"""Words whose answers are kept at most: 10 MB."""


def row_keys(table: Any) -> list[bytes]:
    """Return a key for each row of an array: bytes, which the garbage collector passes over, as it does not tuples."""
    import numpy as np

    rows = np.ascontiguousarray(table)
    return list(rows.view(f"V{rows.shape[1] * rows.itemsize}").ravel().tolist())


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
        self._known: dict[bytes, _Known] = {}
        self._alike: dict[tuple[int, ...], _Known] = {}
        self._named = _Named(ruler)
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
            self._alike.clear()
        for doc in docs:
            given = doc.to_array([*_GIVEN, "LOWER"])
            if given[:, :3].any():  # another component has set something
                self._ruler(doc)
            elif len(doc):
                rows = self._rows(doc, given[:, 3:])
                doc.from_array(self._columns, np.array(rows, dtype=np.uint64))
        return docs

    def _rows(self, doc: Any, keys: Any) -> list[tuple[int, ...]]:
        """Return what the rules give each token, in the order of the columns; a key is tag, dependency and form."""
        known, found = self._known, []
        for place, key in enumerate(row_keys(keys)):
            one = known.get(key)
            if one is None:
                token, (tag, dep, lower) = doc[place : place + 1], keys[place].tolist()
                alike = tag, dep, lower if token.text.lower() in self._named else 0
                if alike not in self._alike:
                    self._alike[alike] = self._asked(token, alike)
                one = known[key] = self._alike[alike]
            found.append(one)
        rows = [row for row, _, _ in found]
        if self._longer and any(begins for _, _, begins in found):
            further: dict[int, list[int]] = {}
            for rule, start, end in self._longer(doc, allow_missing=True, as_spans=False):
                number = int(doc.vocab.strings[rule])
                further.setdefault(range(start, end)[self._ruler.indices[number]], []).append(number)
            for place, numbers in further.items():
                rows[place] = self._given(keys[place].tolist(), [*found[place][1], *numbers])
        return rows

    def _asked(self, token: Any, key: tuple[int, ...]) -> "_Known":
        """Put a token by itself to the rules."""
        strings = self._ruler.vocab.strings
        alone = self._ruler.matcher(token, allow_missing=True, as_spans=False)
        numbers = tuple(int(strings[rule]) for rule, _, _ in alone)
        begins = bool(self._longer and self._begins(token, allow_missing=True, as_spans=False))
        return self._given(key, numbers), numbers, begins

    def _given(self, key: Sequence[int], numbers: Iterable[int]) -> tuple[int, ...]:
        """What rules give a token of that tag and dependency: later rules win."""
        given = dict(zip(self._columns, (0, 0, 0, *key[:2]), strict=True))
        for number in sorted(numbers):
            given |= self._ruler.attrs[number]
        return tuple(given[column] for column in self._columns)


_Known = tuple[tuple[int, ...], tuple[int, ...], bool]
"""What the rules for one token give, which rules those are, and whether one for more tokens may begin with it."""


class _Named:
    """The forms that a rule may be about; all others with one tag and dependency are alike to the rules."""

    def __init__(self, ruler: Any) -> None:
        specs = [token for rule in ruler.patterns for pattern in rule["patterns"] for token in pattern]
        forms = [spec["LOWER"] for spec in specs if "LOWER" in spec]
        lists = [form["IN"] for form in forms if isinstance(form, dict) and set(form) == {"IN"}]
        self._words = {form for form in forms if isinstance(form, str)}.union(*lists)
        self._expressions = [
            re.compile(form["REGEX"]) for form in forms if isinstance(form, dict) and set(form) == {"REGEX"}
        ]
        known = (isinstance(form, str) or set(form) in ({"IN"}, {"REGEX"}) for form in forms)
        self._all_known = all(known)

    def __contains__(self, word: str) -> bool:
        known = word in self._words or word.isspace() or not self._all_known
        return known or any(expression.search(word) for expression in self._expressions)


class Lemmas:
    """A lemmatiser by rules that remembers the lemma of each form as a part of speech with that morphology."""

    def __init__(self, lemmatiser: Any) -> None:
        self._lemmatiser = lemmatiser
        self._known: dict[bytes, int] = {}
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
            given = doc.to_array(["LEMMA", "ORTH", "POS", "MORPH"])
            lemmas = given[:, 0].tolist()
            for place, key in enumerate(row_keys(given[:, 1:])):
                if not lemmas[place]:
                    if key not in known:
                        known[key] = strings.add(self._lemmatiser.lemmatize(doc[place])[0])
                    lemmas[place] = known[key]
            if lemmas:
                doc.from_array(["LEMMA"], np.array(lemmas, dtype=np.uint64))
        return docs
