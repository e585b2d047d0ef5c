"""The vectors that a pipeline gives its tokens, with what depends on the word alone remembered from text to text.

A network of spaCy makes the vector of a word from its form, and then mixes each with those of the words around it. The
first half is the same wherever the word stands, bit for bit, and most words of a text have stood in one before.
"""

from typing import Any

from rightsgraph.tagging.attributes import row_keys

__all__ = ["Vectors"]

_ROWS_AT_ONCE = 500
"""Rows of a matrix that stay near the processor."""

_TOLD_BY_FORM = frozenset({"IS_SPACE", "LOWER", "NORM", "ORTH", "PREFIX", "SHAPE", "SPACY", "SUFFIX"})
_KEY = ("ORTH", "NORM", "SPACY")
_REMEMBERED = 60_000
"""Words whose vectors are kept at most: 23 MB."""


class Vectors:
    """A network from Docs to vectors; `of` tells whether it is one of the kind that is known here."""

    def __init__(self, model: Any, vocab: Any) -> None:
        self._embed, mix = model.layers
        self._mix = _Mix.of(mix) or mix.predict
        self._vocab = vocab
        self._rows: dict[bytes, int] = {}
        self._table: Any = None

    @classmethod
    def of(cls, model: Any, vocab: Any) -> "Vectors | None":
        """Return the network as one that remembers, or None where its vectors may depend on more than a word's form."""
        names = [node.name for node in model.walk()]
        columns = [
            vocab.strings[column] if isinstance(column, int) else column
            for node in model.walk()
            if node.name == "extract_features"
            for column in node.attrs["columns"]
        ]
        halves = len(model.layers) == len(("embed", "mix")) and names.count("extract_features") == 1
        first = [node.name for node in model.layers[0].walk()] if halves else []
        alone = "extract_features" in first and not {"expand_window", "lstm"} & set(first)
        return cls(model, vocab) if alone and set(columns) <= _TOLD_BY_FORM else None

    def __call__(self, docs: list[Any]) -> list[Any]:
        """Return an array of vectors for each Doc; one of them at least has a token."""
        if len(self._rows) > _REMEMBERED:
            self._rows, self._table = {}, None
        keys = [row_keys(doc.to_array(_KEY)) for doc in docs]
        self._learn(list(dict.fromkeys(key for some in keys for key in some if key not in self._rows)))
        row = self._rows.__getitem__
        return list(self._mix([self._table[list(map(row, some))] for some in keys]))

    def _learn(self, keys: list[bytes]) -> None:
        """Remember the vectors of words, made as those of a text of these words."""
        import numpy as np
        from spacy.tokens import Doc

        if not keys:
            return
        table = np.frombuffer(b"".join(keys), dtype=np.uint64).reshape(-1, len(_KEY))
        orths, _, spaces = table.T.tolist()
        words: Any = Doc(
            self._vocab, words=[self._vocab.strings[orth] for orth in orths], spaces=list(map(bool, spaces))
        )
        words.from_array(["NORM"], np.ascontiguousarray(table[:, 1]))
        (found,) = self._embed.predict([words])
        self._rows |= {key: len(self._rows) + number for number, key in enumerate(keys)}
        self._table = found if self._table is None else np.concatenate((self._table, found))


class _Mix:
    """Layers that mix each vector with its neighbours' and normalise it, without what only training asks for.

    The operations on each number are those of thinc's `maxout`, `layernorm` and `residual`, in their order.
    """

    def __init__(self, model: Any) -> None:
        self._ops, self._pad = model.ops, model.attrs["pad"]
        nodes = {name: [node for node in model.walk() if node.name == name] for name in ("maxout", "layernorm")}
        self._layers = [
            (
                largest.get_param("W").reshape(-1, largest.get_dim("nI")),
                largest.get_param("b"),
                norm.get_param("G"),
                norm.get_param("b"),
            )
            for largest, norm in zip(nodes["maxout"], nodes["layernorm"], strict=True)
        ]

    @classmethod
    def of(cls, model: Any) -> "_Mix | None":
        """Return the layers as they are done here, or None where they are other ones."""
        nodes = tuple(model.walk(order="dfs_pre"))
        kinds = [node.name.partition("(")[0] for node in nodes if len(node.layers) <= 1]
        known = ["with_array", *["residual", "expand_window", "maxout", "layernorm", "dropout"] * kinds.count("maxout")]
        near = all(node.attrs["window_size"] == 1 for node in nodes if node.name == "expand_window")
        return cls(model) if kinds == known and near and "|" not in model.name else None

    def __call__(self, arrays: list[Any]) -> list[Any]:
        """Return the mixed vectors of each Doc."""
        mixed, some, rows = [], [], 0
        for number, array in enumerate(arrays, 1):
            some.append(array)
            rows += len(array)
            if rows > _ROWS_AT_ONCE or number == len(arrays):
                lengths = self._ops.asarray1i([len(one) for one in some])
                flat = self._mixed(self._ops.flatten(some, pad=self._pad))
                mixed += self._ops.unflatten(flat, lengths, pad=self._pad)
                some, rows = [], 0
        return mixed

    def _mixed(self, vectors: Any) -> Any:
        import numpy as np

        for weights, bias, gain, shift in self._layers:
            outputs, pieces = bias.shape
            scores = self._ops.gemm(self._ops.seq2col(vectors, 1), weights, trans2=True)
            scores += bias.reshape(-1)
            scores = scores.reshape(len(vectors), outputs, pieces)
            best = scores[:, :, 0]
            for piece in range(1, pieces):
                best = np.maximum(best, scores[:, :, piece])
            best = best - best.sum(axis=1, keepdims=True) / outputs
            spread = (best * best).sum(axis=1, keepdims=True) / outputs + 1e-08
            best *= spread**-0.5
            best *= gain
            best += shift
            best += vectors
            vectors = best
        return vectors
