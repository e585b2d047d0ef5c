"""The loaded pipeline, run over many paragraphs at once: the same parse as `nlp.pipe`, in half the time.

Three things cost spaCy time for nothing. They are done here with spaCy's own parts in another order; the tests compare
what both ways give, token by token.

- The recogniser's loop asks of every move of every token whether it may be made, and takes and drops the interpreter's
  lock for each question. `transition_states`, spaCy's own step of training, does the same while the lock is held.
- The attribute ruler tries all its patterns on every token. What those of one token match depends on its form, tag and
  dependency alone, so it is asked once for each combination that occurs.
- Each component gets all paragraphs of a batch at once: a row of a matrix product comes out the same, bit for bit,
  whatever other rows stand beside it (the tests compare that too).
"""

from collections.abc import Callable, Sequence
from typing import Any

__all__ = ["Parser"]

_KEY = frozenset({"DEP", "IS_SPACE", "LOWER", "TAG"})
_REMEMBERED = 200_000
_LETTERS_AT_ONCE = 100_000

Step = Callable[[list[Any]], list[Any]]


class Parser:
    """The components of a pipeline, in their order."""

    def __init__(self, nlp: Any) -> None:
        from spacy.pipeline import AttributeRuler, EntityRecognizer

        self._nlp = nlp
        self._steps: list[Step] = []
        for _, component in nlp.pipeline:
            if isinstance(component, EntityRecognizer) and component.cfg["beam_width"] == 1:
                self._steps.append(_Recogniser(component))
            elif type(component) is AttributeRuler and _is_local(component):
                self._steps.append(_Ruler(component))
            elif hasattr(component, "pipe"):
                self._steps.append(_piped(component))
            else:
                self._steps.append(_called(component))

    def docs(self, texts: Sequence[str]) -> list[Any]:
        """Return the parsed Doc of each text."""
        docs: list[Any] = []
        batch: list[str] = []
        letters = 0
        for number, text in enumerate(texts, 1):
            batch.append(text)
            letters += len(text)
            if letters > _LETTERS_AT_ONCE or number == len(texts):
                some = [self._nlp.make_doc(one) for one in batch]
                for step in self._steps:
                    some = step(some)
                docs += some
                batch.clear()
                letters = 0
        return docs


def _piped(component: Any) -> Step:
    return lambda docs: list(component.pipe(docs, batch_size=len(docs)))


def _called(component: Any) -> Step:
    return lambda docs: [component(doc) for doc in docs]


class _Recogniser:
    """Greedy transitions of a named-entity recogniser, a step for all paragraphs at a time."""

    def __init__(self, component: Any) -> None:
        self._component = component

    def __call__(self, docs: list[Any]) -> list[Any]:
        component = self._component
        some = [doc for doc in docs if len(doc)]
        if not some:
            return list(component.pipe(docs))
        states = component.moves.init_batch(some)
        scores = component.model.predict(some)
        left = [state for state in states if not state.is_final()]
        while left:
            left = component.transition_states(left, scores.predict(left))
        component.set_annotations(some, states)
        return docs


def _is_local(ruler: Any) -> bool:
    """Whether the ruler looks at nothing but what makes a key, in patterns of plain tokens."""
    return all(
        set(token) <= _KEY and not any("OP" in token for token in pattern)
        for rule in ruler.patterns
        for pattern in rule["patterns"]
        for token in pattern
    )


class _Ruler:
    """An attribute ruler that remembers which of its rules match a token of that form, tag and dependency."""

    def __init__(self, ruler: Any) -> None:
        from spacy.matcher import Matcher

        self._ruler = ruler
        self._known: dict[tuple[int, ...], tuple[tuple[int, int], ...]] = {}
        self._longer: Any = Matcher(ruler.vocab)
        for number, rule in enumerate(ruler.patterns):
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._longer.add(str(number), longer)

    def __call__(self, docs: list[Any]) -> list[Any]:
        for doc in docs:
            self._ruler.set_annotations(doc, self._matches(doc))
        return docs

    def _matches(self, doc: Any) -> list[tuple[int, int, int, int]]:
        """Return (rule, its hash, start, end), as the ruler's own `match` sorts them: later rules win."""
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        keys = list(map(tuple, doc.to_array(["LOWER", "TAG", "DEP"]).tolist()))
        found = []
        for place, key in enumerate(keys):
            rules = known.get(key)
            if rules is None:
                alone = self._ruler.matcher(doc[place : place + 1], allow_missing=True, as_spans=False)
                rules = known[key] = tuple((int(doc.vocab.strings[rule]), rule) for rule, _, _ in alone)
            found += [(number, rule, place, place + 1) for number, rule in rules]
        longer = self._longer(doc, allow_missing=True, as_spans=False)
        found += [(int(doc.vocab.strings[rule]), rule, start, end) for rule, start, end in longer]
        found.sort()
        return found
