"""Messages, mailboxes and pages saved with all they show (MHTML), by the standard library's `email`.

The text of a message is who sent it and when, its subject, and its own words. Whom it was sent to is left out. What it
quotes or forwards is kept as text of others: a region that gives no claims, since the sender does not say it.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import IO, Any

from rightsgraph.documents.assembly import page_of_text
from rightsgraph.documents.blocks import split_blocks
from rightsgraph.documents.decoding import decode
from rightsgraph.documents.formats.archives import Entry
from rightsgraph.documents.formats.budget import Budget, too_large
from rightsgraph.documents.formats.kinds import SUFFIXES, UNREADABLE, Form
from rightsgraph.documents.formats.texts import Stretch, written
from rightsgraph.documents.metadata import names_organisation
from rightsgraph.documents.pages import Page
from rightsgraph.errors import InputError
from rightsgraph.records import MetadataField, PartKind, RegionKind

__all__ = ["mailbox_entries", "read_message"]

_FROM = re.compile(rb"From \S.*\d\d:\d\d.*")
_QUOTED = re.compile(r"^\s{0,3}>")
_REPLY = re.compile(r"^(?:On\b.{5,200}\bwrote:|.{3,100}\bschrieb:|Le .{5,200}\ba écrit :)\s*$")
_FORWARDED = re.compile(
    r"^(?:-{2,}\s*(?:original message|forwarded message|forwarded by\b.*|weitergeleitete nachricht)\s*-{0,}"
    r"|begin forwarded message:|_{10,})\s*$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^-- ?$")
_DEEPEST = 100
_TYPES = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    Form.DOCX.value: ".docx",
    Form.ODT.value: ".odt",
    "text/html": ".html",
    "text/plain": ".txt",
}


def read_message(data: bytes, form: Form) -> tuple[Page | None, tuple[Entry, ...]]:
    """Return the text of a message and what is attached to it; no text when it only carries attachments.

    Of a saved page (`Form.MHTML`) it is the page itself. Raises InputError when there is neither.
    """
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    leaves = list(_leaves(message, 0))
    if form is Form.MHTML:
        return _saved_page(message, leaves), ()
    body = _body(leaves)
    attached = tuple(_attached(leaves, body))
    if body is None and not attached:
        raise InputError("a message without text; save it again with its body")
    return (None if body is None else _page(message, body)), attached


def _leaves(message: Any, deep: int) -> Iterator[Any]:
    """Yield the parts of a message that hold something, messages inside it as one."""
    if deep > _DEEPEST:
        raise InputError("its parts are nested too deep; save it again, or as text")
    if message.get_content_maintype() == "multipart" and isinstance(message.get_payload(), list):
        for part in message.get_payload():
            yield from _leaves(part, deep + 1)
    else:
        yield message


def _kind(part: Any) -> str:
    kind: str = part.get_content_type()
    return kind


def _is_attached(part: Any) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _file_name(part: Any) -> str:
    try:
        return str(part.get_filename() or "")
    except Exception:  # noqa: BLE001 - the library raises many things on headers made to break it
        return ""


def _body(leaves: list[Any]) -> Any:
    for wanted in ("text/plain", "text/html"):
        for part in leaves:
            if _kind(part) == wanted and not _is_attached(part) and _bytes(part).strip():
                return part
    return None


def _bytes(part: Any) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Any) -> str | None:
    try:
        charset = part.get_content_charset()
    except Exception:  # noqa: BLE001 - as above
        return None
    return charset if isinstance(charset, str) else None


def _header(message: Any, name: str) -> str:
    """Return a header in one line, as it would be shown; empty when it is missing or broken."""
    try:
        value = message.get(name)
    except Exception:  # noqa: BLE001 - as above
        return ""
    words = " ".join(str(value or "").split())
    return "".join(letter for letter in words if letter.isprintable()).encode("utf-8", "ignore").decode()


def _page(message: EmailMessage, part: Any) -> Page:
    """Return the text of a message with its sender, day and subject."""
    sender, day, subject = (_header(message, name) for name in ("From", "Date", "Subject"))
    head = "\n".join(f"{name}: {value}" for name, value in (("From", sender), ("Date", day)) if value)
    own = list(_own_words(part))
    stretches = [
        Stretch(text=head, hint=RegionKind.HEADER),
        Stretch(text=subject, hint=RegionKind.TITLE, heading=True),
        *own,
    ]
    text, blocks = written(stretches)
    return Page(text, blocks, {}, fields=tuple(_fields(message, text, day, subject)))


def _fields(message: EmailMessage, text: str, day: str, subject: str) -> Iterator[MetadataField]:
    if subject:
        start = text.find(subject)
        yield MetadataField(name="title", value=subject, start=start, end=start + len(subject))
    sent = _sent(message)
    if sent is not None:
        start = text.find(day, len("Date: "))
        yield MetadataField(name="date", value=sent.date().isoformat(), start=start, end=start + len(day))
    name = _sender_name(message)
    # Who sends in their own name is a person: a publisher is a body, and only a name that says so makes one.
    if name and names_organisation(name) and (start := text.find(name)) >= 0:
        yield MetadataField(name="publisher", value=name, start=start, end=start + len(name))


def _sent(message: EmailMessage) -> datetime | None:
    try:
        sent = getattr(message.get("Date"), "datetime", None)
    except Exception:  # noqa: BLE001 - as above
        return None
    return sent if isinstance(sent, datetime) and 1970 <= sent.year < 2100 else None


def _sender_name(message: EmailMessage) -> str:
    try:
        addresses = getattr(message.get("From"), "addresses", ())
        return " ".join(str(addresses[0].display_name).split()) if addresses else ""
    except Exception:  # noqa: BLE001 - as above
        return ""


def _own_words(part: Any) -> Iterator[Stretch]:
    """Yield the blocks of a body, those of others marked: quoted, forwarded, and the signature."""
    if _kind(part) == "text/html":
        page = page_of_text(_bytes(part), Form.PAGE, _charset(part))
        others = False
        for block in page.blocks:
            first = block.text.splitlines()[0]
            others = others or bool(_REPLY.match(first) or _FORWARDED.match(first))
            hint = RegionKind.TEASER if others or _QUOTED.match(block.text) else block.hint
            yield Stretch(text=block.text, hint=hint, heading=block.heading)
        return
    text = decode(_bytes(part), _charset(part)).replace("\r\n", "\n")
    for hint, lines in _runs(text.split("\n")):
        for block in split_blocks("\n".join(lines)):
            yield Stretch(text=block.text, hint=hint)


def _runs(lines: list[str]) -> Iterator[tuple[RegionKind | None, list[str]]]:
    """Yield runs of lines of one kind: the sender's own (None), others' words, the signature."""
    run: list[str] = []
    kind: RegionKind | None = None
    rest: RegionKind | None = None
    for place, line in enumerate(lines):
        found = rest
        if rest is None:
            if _SIGNATURE.match(line):
                found = rest = RegionKind.FOOTER
            elif _FORWARDED.match(line):
                found = rest = RegionKind.TEASER
            elif _REPLY.match(line):
                found = RegionKind.TEASER
                following = next((after for after in lines[place + 1 :] if after.strip()), "")
                rest = None if _QUOTED.match(following) else RegionKind.TEASER
            elif _QUOTED.match(line) or (not line.strip() and kind is RegionKind.TEASER):
                found = RegionKind.TEASER
        if found is not kind and run:
            yield kind, run
            run = []
        kind = found
        run.append(line)
    if run:
        yield kind, run


def _attached(leaves: list[Any], body: Any) -> Iterator[Entry]:
    """Yield the documents among the attachments: those that are told to be files, and messages."""
    for number, part in enumerate(leaves, 1):
        if part is body:
            continue
        name, kind = _file_name(part), _kind(part)
        suffix = name[name.rfind(".") :].casefold() if "." in name else ""
        if kind == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner:
                yield Entry(f"message-{number}.eml", lambda inner=inner[0]: inner.as_bytes())  # type: ignore[misc]
        elif suffix in UNREADABLE:
            yield Entry(_safe(name), bytes, f"{suffix} files are not read; {UNREADABLE[suffix]}")
        elif suffix in SUFFIXES or (_is_attached(part) and kind in _TYPES):
            called = _safe(name) if suffix in SUFFIXES else f"{_safe(name) or f'part-{number}'}{_TYPES[kind]}"
            yield Entry(called, lambda part=part: _bytes(part))  # type: ignore[misc]


def _safe(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1][:200]


def _saved_page(message: EmailMessage, leaves: list[Any]) -> Page:
    """Return the page that was saved: the first HTML part, or that which the message names as its start."""
    start = _header(message, "Content-Location") or _header(message, "Snapshot-Content-Location")
    pages = [part for part in leaves if _kind(part) in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise InputError("a saved page without a page in it; save it again from the browser")
    root = next((p for p in pages if start and _header(p, "Content-Location") == start), pages[0])
    page = page_of_text(_bytes(root), Form.PAGE, _charset(root))
    url = _header(message, "Snapshot-Content-Location") or _header(root, "Content-Location")
    fields = (MetadataField(name="url", value=url),) if re.match(r"https?://\S+$", url) else ()
    return Page(page.text, page.blocks, page.head, fields=fields)


def mailbox_entries(stream: IO[bytes], budget: Budget) -> Iterator[Entry]:
    """Yield the messages of a mailbox (RFC 4155), numbered from 1."""
    message: list[bytes] = []
    number, size, blank = 0, 0, True
    for line in iter(lambda: stream.readline(1 << 20), b""):
        if blank and line.startswith(b"From ") and _FROM.match(line):
            if number:
                yield _entry(number, message, size, budget)
            number, message, size = number + 1, [], 0
            budget.member()
        else:
            size += len(line)
            if size <= budget.limits.file:
                message.append(line[1:] if line.startswith(b">From ") else line)
        blank = not line.strip()
    if number:
        yield _entry(number, message, size, budget)


def _entry(number: int, message: list[bytes], size: int, budget: Budget) -> Entry:
    part = (PartKind.MESSAGE, number, None)
    if size > budget.limits.file:
        return Entry(str(number), bytes, too_large(budget.limits.file))
    return Entry(str(number), lambda: b"".join(message), part=part, form=Form.MESSAGE)
