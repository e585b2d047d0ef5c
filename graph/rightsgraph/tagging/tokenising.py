"""From a Doc of spaCy to the plain tokens that the rules read."""

from itertools import pairwise
from typing import Any

from rightsgraph.tagging.tokens import Form, Stretch, Token, Tokens

__all__ = ["Tokenised"]

_REMEMBERED = 60_000
"""Different forms, and strings, that are kept at most: 30 MB."""


class Tokenised:
    """Makes Tokens of the Docs of one pipeline; it remembers the forms of words, and nothing of a document."""

    def __init__(self, vocab: Any) -> None:
        self._names = _Names(vocab.strings)
        self._forms = _Forms(vocab)
        self._folded = _Folded()

    def __call__(self, doc: Any) -> Tokens:
        """Return a parsed Doc as plain records."""
        for known in (self._names, self._forms, self._folded):
            if len(known) > _REMEMBERED:
                known.clear()
        table = doc.to_array(["ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "SPACY", "HEAD", "SENT_START"])
        orths, *named, spaces = table[:, :7].T.tolist()
        offsets, starts = table[:, 7:].astype("int64").T.tolist()
        name, folded = self._names.__getitem__, self._folded.__getitem__
        forms = list(map(self._forms.__getitem__, orths))
        text = "".join([form.text + " " if space else form.text for form, space in zip(forms, spaces, strict=True)])
        columns = zip(forms, *(map(name, column) for column in named), spaces, starts, strict=True)
        made: list[Token] = []
        whole = Tokens(text, made, tuple((e.start, e.end, e.label_) for e in doc.ents))
        at = 0
        for i, (form, lemma, pos, tag, dep, kind, space, start) in enumerate(columns):
            token = Token()
            token.doc, token.i, token.idx, token.form = whole, i, at, form
            token.text, token.lower_, token.lemma_ = form.text, form.lower, lemma
            token.folded = folded((lemma, form.lower, pos))
            token.pos_, token.tag_, token.dep_, token.ent_type_ = pos, tag, dep, kind
            token.whitespace_ = " " if space else ""
            token.is_sent_start = None if not start else start > 0
            token.children = ()
            token.branch = None
            at += len(form.text) + space
            made.append(token)
        _joined(whole, offsets)
        return whole


def _joined(whole: Tokens, offsets: list[int]) -> None:
    """Give each token its head, its children and its sentence."""
    tokens = whole.tokens
    children: dict[int, list[Token]] = {}
    for token, offset in zip(tokens, offsets, strict=True):
        if offset:
            head = token.i + offset
            token.head = tokens[head]
            children.setdefault(head, []).append(token)
        else:
            token.head = token
    for head, some in children.items():
        tokens[head].children = tuple(some)
    borders = [0, *(t.i for t in tokens[1:] if t.is_sent_start), len(tokens)] if tokens else []
    whole.sents = tuple(Stretch(whole, start, end) for start, end in pairwise(borders))
    for sentence in whole.sents:
        for token in sentence:
            token.sent = sentence


class _Names(dict[int, str]):
    """The strings of a vocabulary by their hash."""

    def __init__(self, strings: Any) -> None:
        self._strings = strings

    def __missing__(self, key: int) -> str:
        self[key] = name = str(self._strings[key])
        return name


class _Folded(dict[tuple[str, str, str], str]):
    """Lemmas in lower case by lemma, word in lower case and part of speech."""

    def __missing__(self, key: tuple[str, str, str]) -> str:
        lemma, lower, pos = key
        self[key] = word = _singular(lemma.lower() or lower) if pos == "PROPN" else lemma.lower() or lower
        return word


def _singular(word: str) -> str:
    """The singular of a plural that the tagger took for a name, at the head of a sentence: "Militiamen"."""
    if word.endswith("men") and len(word) > len("women"):
        return f"{word[:-3]}man"
    if word.endswith("s") and len(word) > len("was"):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


class _Forms(dict[int, Form]):
    """The forms of a vocabulary by the hash of their letters."""

    def __init__(self, vocab: Any) -> None:
        self._vocab = vocab

    def __missing__(self, orth: int) -> Form:
        word = self._vocab[orth]
        self[orth] = form = Form(
            text=word.text,
            lower=word.lower_,
            is_alpha=word.is_alpha,
            is_digit=word.is_digit,
            is_lower=word.is_lower,
            is_punct=word.is_punct,
            is_quote=word.is_quote,
            is_space=word.is_space,
            is_title=word.is_title,
            is_upper=word.is_upper,
            like_num=word.like_num,
        )
        return form
