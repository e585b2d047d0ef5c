"""How many rows a written answer has: the engine writes rows without counting them."""

import re

__all__ = ["rows_in"]

_JSON_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
_JSON_ROW = re.compile(rb"[\[,]\{")
_CSV_QUOTED = re.compile(rb'"[^"]*"')


def rows_in(content: bytes, form: str, *, more_than: int) -> bool:
    """Return whether the rows of a SELECT, written as `json`, `xml`, `csv` or `tsv`, are more than `more_than`.

    In JSON every row begins with a brace behind a bracket or a comma, outside strings (other objects stand behind a
    colon); in XML with a tag that no value can hold; in TSV and CSV each is a line, whose quoted cells may hold others.
    """
    if form == "xml":
        return content.count(b"<result>") > more_than
    if form == "tsv":
        return content.count(b"\n") - 1 > more_than
    if form == "csv":
        return content.count(b"\n") - 1 > more_than and _CSV_QUOTED.sub(b"", content).count(b"\n") - 1 > more_than
    # Two rows meet as `}},{"`, or one of them binds nothing and is `{}`; a string may look so too, hence "at most".
    at_most = 1 + sum(content.count(meeting) for meeting in (b'}},{"', b"{},", b",{}"))
    return at_most > more_than and len(_JSON_ROW.findall(_JSON_STRING.sub(b"", content))) > more_than
