"""The tree of a parsed paragraph while it is set right."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

__all__ = ["Tree", "subject_label"]


class Tree:
    """The heads and labels of a Doc while they are changed."""

    def __init__(self, doc: Any) -> None:
        self.doc = doc
        self.tags: dict[int, str] = {}
        self.lemmas: dict[int, str] = {}
        """Of adjectives that are read as verbs."""
        self.nouns: set[int] = set()
        """Of verbs that are read as nouns."""
        self.changed = False

    @cached_property
    def heads(self) -> list[int]:
        """The head of each token."""
        return [token.head.i for token in self.doc]

    @cached_property
    def labels(self) -> list[str]:
        """The label of each token."""
        return [token.dep_ for token in self.doc]

    @cached_property
    def starts(self) -> list[int]:
        """The tokens that begin a sentence, as parsed."""
        return [token.i for token in self.doc if token.is_sent_start]

    def set(self, token: int, head: int, label: str) -> None:
        """Hang a token on another, or on itself as a root, unless that would make a ring."""
        here = head
        while here != token and self.heads[here] != here:
            here = self.heads[here]
        if head != token and here == token:
            return
        self.heads[token], self.labels[token], self.changed = head, label, True

    def take_place(self, token: Any, other: Any) -> None:
        """Hang a token where another was parsed to hang, as a root where that was one."""
        if other.head == other:
            self.set(token.i, token.i, "ROOT")
        else:
            self.set(token.i, other.head.i, other.dep_)

    def root(self, token: int) -> int:
        """Return the root of the tree that a token is in."""
        while self.heads[token] != token:
            token = self.heads[token]
        return token

    def children(self, token: int) -> Iterator[int]:
        """Yield the tokens that hang on another, in the order of the text."""
        return (i for i, head in enumerate(self.heads) if head == token and i != token)

    def done(self) -> Any:
        """Return the Doc with the changed trees."""
        if not self.changed:
            return self.doc
        import numpy as np

        doc = self.doc
        labels = [doc.vocab.strings.add(label) for label in self.labels]
        offsets = np.array([head - i for i, head in enumerate(self.heads)], dtype=np.int64).astype(np.uint64)
        doc.from_array(["HEAD", "DEP"], np.column_stack([offsets, np.array(labels, dtype=np.uint64)]))
        for i, tag in self.tags.items():
            doc[i].tag_ = tag
        for i in sorted(self.nouns):
            doc[i].pos_ = "NOUN"
        for i, lemma in self.lemmas.items():
            doc[i].lemma_, doc[i].pos_ = lemma, "VERB"
        return doc


def subject_label(verb: Any) -> str:
    """Return the label of a verb's subject: that of a passive where the verb has its auxiliary."""
    return "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
