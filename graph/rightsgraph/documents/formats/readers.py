"""Which reader reads which form."""

from collections.abc import Callable
from importlib import import_module

from rightsgraph.config import ReadLimits
from rightsgraph.documents.blocks import split_blocks
from rightsgraph.documents.formats.kinds import Form
from rightsgraph.documents.formats.office import read_docx, read_epub, read_odt
from rightsgraph.documents.formats.pdf import read_pdf
from rightsgraph.documents.formats.webarchives import read_webarchive
from rightsgraph.documents.pages import Page
from rightsgraph.errors import InputError

__all__ = ["read_foreign"]


def read_foreign(form: Form, data: bytes, limits: ReadLimits, alive: Callable[[], None]) -> Page:
    """Return the page in the bytes of a document that is neither text nor archive. Raises InputError.

    `alive` is called from time to time in long documents: the time they may take begins anew.
    """
    if form is Form.PDF:
        return read_pdf(data, limits, alive)
    if form is Form.DOCX:
        return read_docx(data, limits)
    if form is Form.ODT:
        return read_odt(data, limits)
    if form is Form.EPUB:
        return read_epub(data, limits)
    if form is Form.WEBARCHIVE:
        return read_webarchive(data)
    if form is Form.RTF:
        return _read_rtf(data)
    raise InputError(f"{form.value} is not read")


def _read_rtf(data: bytes) -> Page:
    """Return the text of an RTF document. What its pictures hold is passed over."""
    striprtf = import_module("striprtf.striprtf")
    text: str = striprtf.rtf_to_text(data.decode("latin-1"), errors="replace").strip()
    lines = [line.strip(" \t") for line in text.replace("\xa0", " ").split("\n")]
    text = "\n\n".join(line for line in lines if line)
    return Page(text, tuple(split_blocks(text)), {}, site=False)
