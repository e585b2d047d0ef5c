"""The loaded pipeline, run over many paragraphs at once: the same parse as `nlp.pipe`, in half the time.

Some things cost spaCy time for nothing. They are done here with spaCy's own parts in another order; the tests compare
what both ways give, token by token.

- The loops of parser and recogniser take and drop the interpreter's lock for each question they ask; `stepping` does
  the parser's moves while it is held, and `outlining` finds the recogniser's for all tokens at once.
- The attribute ruler and the lemmatiser try all their rules on every token; `attributes` asks them once a kind.
- Half of the networks' work is for the form of each word, wherever it stands; `vectors` remembers its outcome.
- Each component gets all paragraphs of a batch at once: a row of a matrix product comes out the same, bit for bit,
  whatever other rows stand beside it (the tests compare that too).
"""

from collections.abc import Callable, Sequence
from typing import Any

from rightsgraph.tagging.attributes import Lemmas, Rules, is_local, is_of_rules
from rightsgraph.tagging.outlining import Outlining
from rightsgraph.tagging.stepping import Stepping
from rightsgraph.tagging.vectors import Vectors

__all__ = ["Parser"]

_LETTERS_AT_ONCE = 100_000

Step = Callable[[list[Any]], list[Any]]


class Parser:
    """The components of a pipeline, in their order."""

    def __init__(self, nlp: Any) -> None:
        from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer, Tok2Vec

        self._nlp = nlp
        self._steps: list[Step] = []
        for _, component in nlp.pipeline:
            if isinstance(component, EntityRecognizer) and Outlining.fits(component):
                self._steps.append(Outlining(component))
            elif isinstance(component, EntityRecognizer | DependencyParser) and component.cfg["beam_width"] == 1:
                self._steps.append(Stepping(component))
            elif type(component) is Tok2Vec and (vectors := Vectors.of(component.model, nlp.vocab)):
                self._steps.append(_embedded(component, vectors))
            elif type(component) is AttributeRuler and is_local(component):
                self._steps.append(Rules(component))
            elif is_of_rules(component):
                self._steps.append(Lemmas(component))
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
                docs += self.parsed([self._nlp.make_doc(one) for one in batch])
                batch.clear()
                letters = 0
        return docs

    def parsed(self, docs: list[Any]) -> list[Any]:
        """Return Docs that hold only their tokens with all that the components say of them."""
        for step in self._steps if docs else ():
            docs = step(docs)
        return docs


def _piped(component: Any) -> Step:
    return lambda docs: list(component.pipe(docs, batch_size=len(docs)))


def _called(component: Any) -> Step:
    return lambda docs: [component(doc) for doc in docs]


def _embedded(component: Any, vectors: Vectors) -> Step:
    def step(docs: list[Any]) -> list[Any]:
        if any(map(len, docs)):
            component.set_annotations(docs, vectors(docs))
            return docs
        return list(component.pipe(docs))

    return step
