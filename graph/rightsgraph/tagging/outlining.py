"""A recogniser's moves, found for all tokens at once.

The moves of a recogniser (begin, in, last, unit, out) take one token each, and its network sees of what went before
only where the open name began. So what it does at a token outside of any name is the same whatever went before, and is
asked of all tokens at once; what it does within a name is asked of all names that could begin, one token further each
time. Then each text is gone through from name to name. spaCy's loop asks the same a token a step.
"""

from typing import Any

from rightsgraph.tagging.stepping import Stepping

__all__ = ["Outlining"]

_BEGIN, _IN, _LAST, _UNIT, _OUT = "BILUO"
_SEEN = 3
"""What the network sees of a state: the token, the first one of the open name, and the one before within it."""


class Outlining:
    """The recogniser of a pipeline; what it is not made for it leaves to the loop."""

    def __init__(self, component: Any) -> None:
        import numpy as np

        self._component = component
        self._loop = Stepping(component)
        names = [component.moves.get_class_name(number) for number in range(component.moves.n_moves)]
        self._kinds = np.array([name[0] for name in names])
        self._labels = [name[2:] for name in names]
        # "U-" without a label is for tokens that were blocked beforehand
        self._unit = (self._kinds == _UNIT) & np.array([bool(label) for label in self._labels])
        places = {name: number for number, name in enumerate(names)}
        self._ends = {
            number: (places[f"{_IN}-{label}"], places[f"{_LAST}-{label}"])
            for number, label in enumerate(self._labels)
            if self._kinds[number] == _BEGIN
        }

    @staticmethod
    def fits(component: Any) -> bool:
        """Whether a recogniser is of the kind that is known here."""
        model = component.model
        lower, attributes = model.get_ref("lower"), model.attrs
        seen = lower.name == "precomputable_affine" and lower.get_dim("nF") == _SEEN
        return bool(
            seen and attributes["has_upper"] and not attributes["unseen_classes"] and component.cfg["beam_width"] == 1
        )

    def __call__(self, docs: list[Any]) -> list[Any]:
        """Return the Docs with the names that were found in them."""
        import numpy as np
        from spacy.tokens import Span

        some = [doc for doc in docs if len(doc)]
        if not some:
            return self._loop(docs)
        told = np.concatenate([doc.to_array(["ENT_IOB", "SENT_START", "IS_SPACE"]) for doc in some])
        if told[:, 0].any():  # names, or where none may be, are given beforehand
            return self._loop(docs)
        ends = np.cumsum([len(doc) for doc in some])
        stops = told[:, 1] == 1  # no name goes on from one sentence into the next, or from one text
        stops = np.append(stops[1:], True)
        stops[ends - 1] = True
        moves, lasts = self._moves(self._loop.vectors(some), stops, told[:, 2] == 1)
        found: list[list[tuple[int, int, str]]] = [[] for _ in some]
        begins = (ends - [len(doc) for doc in some]).tolist()
        named = np.nonzero(self._kinds[moves] != _OUT)[0]
        which = np.searchsorted(ends, named, side="right").tolist()
        free = 0
        for at, number in zip(named.tolist(), which, strict=True):
            if at >= free:
                free = lasts.get(at, at) + 1
                found[number].append((at - begins[number], free - begins[number], self._labels[moves[at]]))
        for doc, names in zip(some, found, strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in names], default="outside")
            for hook in self._component.postprocesses:
                hook(doc)
        return docs

    def _moves(self, vectors: Any, stops: Any, spaces: Any) -> tuple[Any, dict[int, int]]:
        """Return the move at each token if no name is open there, and the last token of each name of several.

        `stops`: after which tokens an open name must have ended; `spaces`: which are white space, and begin none.
        """
        import numpy as np

        scores = _Scores(self._component.model, vectors)
        rows = np.arange(len(stops))
        closed = scores.outside(rows)
        closed[:, ~(self._unit | (self._kinds == _BEGIN) | (self._kinds == _OUT))] = -np.inf
        closed[np.ix_(stops | spaces, self._kinds == _BEGIN)] = -np.inf
        closed[np.ix_(spaces, self._unit)] = -np.inf
        moves = closed.argmax(axis=1)
        firsts = np.nonzero(self._kinds[moves] == _BEGIN)[0]
        inner, last = np.array([self._ends[move] for move in moves[firsts].tolist()], dtype=int).reshape(-1, 2).T
        tokens, lasts = firsts + 1, dict[int, int]()
        while len(firsts):
            asked = scores.inside(tokens, firsts)
            row = np.arange(len(firsts))
            on, off = asked[row, inner], asked[row, last]
            goes = ~stops[tokens] & ((on > off) | ((on == off) & (inner < last)))
            lasts |= zip(firsts[~goes].tolist(), tokens[~goes].tolist(), strict=True)
            firsts, inner, last, tokens = firsts[goes], inner[goes], last[goes], tokens[goes] + 1
        return moves, lasts


class _Scores:
    """The scores of the moves, as spaCy's network makes them; the operations on each number are in its order."""

    def __init__(self, model: Any, vectors: Any) -> None:
        lower, self._upper, self._ops = model.get_ref("lower"), model.get_ref("upper"), model.ops
        self._vectors = vectors
        self._weights, self._bias = lower.get_param("W"), lower.get_param("b")
        self._pad = lower.get_param("pad")[0]

    def outside(self, tokens: Any) -> Any:
        """Return the scores at tokens where no name is open: a row a token, a column a move."""
        return self._scored(self._part(0, tokens), self._pad[1], self._pad[2])

    def inside(self, tokens: Any, firsts: Any) -> Any:
        """Return the scores at tokens within names that begin at `firsts`."""
        return self._scored(self._part(0, tokens), self._part(1, firsts), self._part(2, tokens - 1))

    def _part(self, number: int, tokens: Any) -> Any:
        weights = self._weights[number]
        flat = self._ops.gemm(self._vectors[tokens], weights.reshape(-1, weights.shape[-1]), trans2=True)
        return flat.reshape(len(tokens), *weights.shape[:-1])

    def _scored(self, *parts: Any) -> Any:
        import numpy as np

        total = parts[0] + parts[1]
        total += parts[2]
        total += self._bias
        best = total[:, :, 0]
        for piece in range(1, total.shape[2]):
            best = np.maximum(best, total[:, :, piece])
        return self._upper.predict(np.ascontiguousarray(best))
