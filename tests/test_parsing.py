"""The faster way through spaCy's components gives what spaCy gives, token by token and bit by bit."""

import random

import numpy as np
import pytest

from rightsgraph.tagging.blocks import paragraphs
from rightsgraph.tagging.parsing import Parser

SENTENCES = (
    "Police arrested Ada Quill in Lisbon on 3 May 2021 after she posted an open letter.",
    "Her colleague Bela Rost, 41, was sentenced to five years in prison; his brother got two.",
    "You're gonna see: they don't want to, y'all. Let's have it, c'mon!",
    "  The Merania Rights Union  said \t that there were 300 people in it.",
    "General Cora Stern (commander of the 3rd Brigade) did not let the lawyers in.",
    "",
    "“It is what I feared,” said Dario Tamm, who'd been held since 2019.",
    "Detained: Edda Ulm; Falk Varga; Gita Weiss – all of Oruba's Teachers' Union.",
    "   ",
    "1. How'd you get there? 'Cause he did. :-)",
)


def tokens(doc):
    """All that later stages may read of a token."""
    return [
        (
            *(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i),
            *(t.ent_type_, t.ent_iob_, t.is_sent_start, t.whitespace_),
        )
        for t in doc
    ]


@pytest.fixture(scope="module")
def texts():
    shuffled = random.Random(7)
    return [" ".join(shuffled.choices(SENTENCES, k=shuffled.choice((0, 1, 1, 2, 3, 9)))) for _ in range(80)]


def test_every_token_is_as_spacy_reads_it(tagger, texts):
    expected = [tokens(doc) for text in texts for doc in tagger.model.pipe([text])]
    assert sum(map(len, expected)) > 2000
    parser = Parser(tagger.model)
    for _ in range(2):  # the second time, the ruler remembers
        assert [tokens(doc) for doc in parser.docs(texts)] == expected


def test_the_sample_is_read_as_spacy_reads_it(tagger, sample):
    texts = [text for _, text, _ in paragraphs(sample)]
    expected = [tokens(doc) for text in texts for doc in tagger.model.pipe([text])]
    assert [tokens(doc) for doc in Parser(tagger.model).docs(texts)] == expected


def test_a_text_is_read_the_same_bit_by_bit_whatever_stands_beside_it(tagger, texts):
    """Else the bytes of a build would depend on how its documents are shared out."""
    parts = (tagger.model.get_pipe("tok2vec"), tagger.model.get_pipe("ner").model.get_ref("tok2vec"))
    docs = [tagger.model.make_doc(text) for text in texts if text.strip()]
    for part in parts:
        together = list(_rows(part.predict(docs), docs))
        for doc, rows in zip(docs, together, strict=True):
            (alone,) = _rows(part.predict([doc]), [doc])
            assert np.array_equal(alone, rows)


def _rows(found, docs):
    """The vectors of each Doc, whether they come in one array or in several."""
    if isinstance(found, list):
        yield from found
        return
    start = 0
    for doc in docs:
        yield found[start : start + len(doc)]
        start += len(doc)


def test_a_pipeline_of_other_parts_is_left_to_spacy(tagger):
    import spacy

    plain = spacy.blank("en")
    plain.add_pipe("sentencizer")
    ruler = plain.add_pipe("attribute_ruler")
    ruler.add([[{"LEMMA": "x"}]], {"POS": "X"})
    (doc,) = Parser(plain).docs(["One. Two."])
    assert [t.is_sent_start for t in doc] == [True, False, True, False]
