"""The faster way through spaCy's components gives what spaCy gives, token by token and bit by bit."""

import random

import numpy as np
import pytest

from rightsgraph.tagging.blocks import paragraphs
from rightsgraph.tagging.leads import SOURCES_APART
from rightsgraph.tagging.outlining import Outlining
from rightsgraph.tagging.parsing import Parser
from rightsgraph.tagging.tokenising import Tokenised
from rightsgraph.tagging.vectors import Vectors

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


def test_sentences_parsed_anew_with_their_sources_apart_are_read_as_spacy_reads_them(tagger, texts):
    source = "According to Radio Tarn, the Oruba Teachers' Union and others, "
    texts = [source + text if number % 2 else text for number, text in enumerate(texts)]

    def tokenised():
        docs = [tagger.model.make_doc(text) for text in texts]
        for doc in docs:
            doc.user_data[SOURCES_APART] = True
        return docs

    expected = [tokens(tagger.model(doc)) for doc in tokenised()]
    assert [tokens(doc) for doc in Parser(tagger.model).parsed(tokenised())] == expected
    assert [tokens(doc) for doc in Parser(tagger.model).docs(texts)] != expected


def test_names_that_are_given_beforehand_stay_as_spacy_leaves_them(tagger, texts):
    from spacy.tokens import Span

    recogniser = tagger.model.get_pipe("ner")
    assert Outlining.fits(recogniser)

    def given():
        for number, text in enumerate(texts):
            doc = tagger.model.make_doc(text)
            if len(doc) > 4 and number % 2:
                doc.set_ents([Span(doc, 1, 3, label="PERSON")], blocked=[doc[3:4]], default="missing")
            yield doc

    expected = [tokens(doc) for doc in recogniser.pipe(given())]
    assert [tokens(doc) for doc in Outlining(recogniser)(list(given()))] == expected
    apart = [doc for doc in given() if not any(token.ent_iob for token in doc)]
    assert len(apart) > 30
    assert [tokens(doc) for doc in Outlining(recogniser)(apart)] == [tokens(doc) for doc in recogniser.pipe(apart)]


def test_a_text_is_read_the_same_bit_by_bit_whatever_stands_beside_it(tagger, texts):
    """Else the bytes of a build would depend on how its documents are shared out."""
    parts = (tagger.model.get_pipe("tok2vec"), tagger.model.get_pipe("ner").model.get_ref("tok2vec"))
    docs = [tagger.model.make_doc(text) for text in texts if text.strip()]
    for part in parts:
        together = list(_rows(part.predict(docs), docs))
        for doc, rows in zip(docs, together, strict=True):
            (alone,) = _rows(part.predict([doc]), [doc])
            assert np.array_equal(alone, rows)


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_remembered_vectors_are_those_of_the_network_bit_by_bit(tagger, texts, name):
    network = tagger.model.get_pipe(name).model
    network = network if name == "tok2vec" else network.get_ref("tok2vec").layers[0]
    vectors = Vectors.of(network, tagger.model.vocab)
    docs = [tagger.model.make_doc(text) for text in texts if text.strip()]
    some = [vectors(docs[:20]), vectors(docs), [vectors([doc])[0] for doc in docs]]  # the last times, all are known
    for found in some:
        for mine, theirs in zip(found, network.predict(docs[: len(found)]), strict=True):
            assert np.array_equal(mine, theirs)


def test_a_network_of_another_kind_is_left_to_spacy(tagger):
    assert Vectors.of(tagger.model.get_pipe("tagger").model, tagger.model.vocab) is None
    assert Vectors.of(tagger.model.get_pipe("ner").model, tagger.model.vocab) is None


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


WORDS = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_", "text_with_ws", "i", "idx")
FLAGS = ("is_alpha", "is_digit", "is_lower", "is_punct", "is_quote", "is_space", "is_title", "is_upper", "like_num")
PLACES = ("head", "left_edge", "right_edge")
GROUPS = ("children", "lefts", "rights", "subtree", "ancestors")


def test_the_tokens_of_a_paragraph_say_what_those_of_spacy_say(tagger, texts, sample):
    tokenised, compared = Tokenised(tagger.model.vocab), 0
    for doc in Parser(tagger.model).docs([*texts, *(text for _, text, _ in paragraphs(sample))]):
        ours = tokenised(doc)
        assert (ours.text, len(ours)) == (doc.text, len(doc))
        assert ours.found == tuple((e.start, e.end, e.label_) for e in doc.ents)
        assert [of(s) for s in ours.sents] == ([of(s) for s in doc.sents] if len(doc) else [])
        for mine, theirs in zip(ours, doc, strict=True):
            for name in (*WORDS, *FLAGS, "is_sent_start"):
                assert getattr(mine, name) == getattr(theirs, name), (name, doc.text)
            for name in PLACES:
                assert getattr(mine, name).i == getattr(theirs, name).i, (name, doc.text)
            for name in GROUPS:
                assert [t.i for t in getattr(mine, name)] == [t.i for t in getattr(theirs, name)], (name, doc.text)
            assert of(mine.sent) == of(theirs.sent)
            compared += 1
    assert compared > 2500


def of(stretch):
    """What may be read of some tokens in a row."""
    return (stretch.start, stretch.end, stretch.start_char, stretch.end_char, stretch.text, stretch.lemma_)


def test_tokens_in_a_row_are_those_of_spacy(tagger, texts):
    shuffled = random.Random(3)
    for doc in Parser(tagger.model).docs([text for text in texts if text.strip()]):
        ours = Tokenised(tagger.model.vocab)(doc)
        for _ in range(20):
            a, b = (shuffled.randint(-3, len(doc) + 2) for _ in range(2))
            mine, theirs = ours[a:b], doc[a:b]
            assert of(mine) == of(theirs)
            if len(theirs):
                assert (mine.root.i, mine[-1].i, [t.i for t in mine]) == (
                    theirs.root.i,
                    theirs[-1].i,
                    [t.i for t in theirs],
                )
                assert of(mine[1:-1]) == of(theirs[1:-1])
            start = shuffled.randrange(len(doc.text))
            end = start + shuffled.randint(1, 30)
            mine, theirs = (one.char_span(start, end, alignment_mode="expand") for one in (ours, doc))
            assert (mine is None) == (theirs is None)
            assert mine is None or of(mine) == of(theirs)


def test_there_is_no_token_beside_a_paragraph(tagger):
    (doc,) = Parser(tagger.model).docs(["Ada Quill left."])
    for tokens in (doc, Tokenised(tagger.model.vocab)(doc)):
        for at in (len(doc), -len(doc) - 1):
            with pytest.raises(IndexError):
                tokens[at]
        with pytest.raises(IndexError):
            tokens[0].nbor(-1)
