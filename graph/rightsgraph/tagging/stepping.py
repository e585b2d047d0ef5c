"""Greedy transitions, a step for all paragraphs at a time: the same moves as spaCy's loop, in less time.

spaCy's loop asks of every move of every state whether it may be made, and of every unit of its network which piece is
the largest; for each question it takes and drops the interpreter's lock. `transition_states`, spaCy's own step of
training, asks the same while the lock is held.
"""

from typing import Any

from rightsgraph.tagging.vectors import Vectors

__all__ = ["Stepping"]


class Stepping:
    """A dependency parser or a recogniser of names that makes the best move and never looks back."""

    def __init__(self, component: Any) -> None:
        self._component = component
        self._rest: list[Any]
        first, *self._rest = component.model.get_ref("tok2vec").layers or (component.model,)
        self._vectors = Vectors.of(first, component.vocab)

    def __call__(self, docs: list[Any]) -> list[Any]:
        """Return the Docs with what the component says of them."""
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

    def vectors(self, docs: list[Any]) -> Any:
        """Return the vectors of the tokens of some Docs, one below the other."""
        if self._vectors is None:
            return self._component.model.get_ref("tok2vec").predict(docs)
        made: Any = self._vectors(docs)
        for layer in self._rest:
            made = layer.predict(made)
        return made

    def _scores(self, docs: list[Any]) -> Any:
        """The model that scores the moves of the states of some Docs."""
        from spacy.ml.tb_framework import TransitionModel
        from thinc.api import Model

        model = self._component.model
        if self._vectors is None:
            return model.predict(docs)
        made = self.vectors(docs)

        def forward(_model: Any, _docs: Any, is_train: bool) -> Any:  # noqa: FBT001 (thinc's)
            return made, is_train

        ready: Any = Model("rightsgraph_vectors", forward)
        steps: Any = TransitionModel
        return steps(
            ready, model.get_ref("lower"), model.get_ref("upper"), None, unseen_classes=model.attrs["unseen_classes"]
        ).predict(docs)
