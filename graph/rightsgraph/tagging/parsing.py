"""The loaded pipeline, run over many paragraphs at once: the same parse as `nlp.pipe`, in half the time.

Some things cost spaCy time for nothing. They are done here with spaCy's own parts in another order; the tests compare
what both ways give, token by token.

- The recogniser's loop asks of every move of every token whether it may be made, and takes and drops the interpreter's
  lock for each question. `transition_states`, spaCy's own step of training, does the same while the lock is held.
- The attribute ruler and the lemmatiser try all their rules on every token; `attributes` asks them once a kind.
- Half of the networks' work is for the form of each word, wherever it stands; `vectors` remembers its outcome.
- Each component gets all paragraphs of a batch at once: a row of a matrix product comes out the same, bit for bit,
  whatever other rows stand beside it (the tests compare that too).
"""

from collections.abc import Callable, Sequence
from typing import Any

from rightsgraph.tagging.attributes import Lemmas, Rules, is_local, is_of_rules
from rightsgraph.tagging.vectors import Vectors

__all__ = ["Parser"]

_LETTERS_AT_ONCE = 100_000

Step = Callable[[list[Any]], list[Any]]


class Parser:
    """The components of a pipeline, in their order."""

    def __init__(self, nlp: Any) -> None:
        from spacy.pipeline import AttributeRuler, EntityRecognizer, Tok2Vec

        self._nlp = nlp
        self._steps: list[Step] = []
        for _, component in nlp.pipeline:
            if isinstance(component, EntityRecognizer) and component.cfg["beam_width"] == 1:
                self._steps.append(_Recogniser(component))
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


class _Recogniser:
    """Greedy transitions of a named-entity recogniser, a step for all paragraphs at a time."""

    def __init__(self, component: Any) -> None:
        self._component = component
        self._rest: list[Any]
        first, *self._rest = component.model.get_ref("tok2vec").layers or (component.model,)
        self._vectors = Vectors.of(first, component.vocab)

    def __call__(self, docs: list[Any]) -> list[Any]:
        component = self._component
        some = [doc for doc in docs if len(doc)]
        if not some:
            return list(component.pipe(docs))
        states = component.moves.init_batch(some)
        scores = self._scores(some)
        left = [state for state in states if not state.is_final()]
        upper, known = component.model.get_ref("upper"), component.model.attrs
        plain = known["has_upper"] and not known["unseen_classes"]
        while left:
            if plain:  # as `predict` does it, without what it does for classes never seen in training
                hidden = scores.state2vec.predict(scores.get_token_ids(left))
                left = component.transition_states(left, upper.predict(hidden))
            else:
                left = component.transition_states(left, scores.predict(left))
        component.set_annotations(some, states)
        return docs

    def _scores(self, docs: list[Any]) -> Any:
        """The model that scores the moves of the states of some Docs."""
        from spacy.ml.tb_framework import TransitionModel
        from thinc.api import Model

        model = self._component.model
        if self._vectors is None:
            return model.predict(docs)
        made: Any = self._vectors(docs)
        for layer in self._rest:
            made = layer.predict(made)

        def forward(_model: Any, _docs: Any, is_train: bool) -> Any:  # noqa: FBT001 (thinc's)
            return made, is_train

        ready: Any = Model("rightsgraph_vectors", forward)
        steps: Any = TransitionModel
        return steps(
            ready, model.get_ref("lower"), model.get_ref("upper"), None, unseen_classes=model.attrs["unseen_classes"]
        ).predict(docs)
