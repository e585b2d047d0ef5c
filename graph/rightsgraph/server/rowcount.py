"""How many rows a written answer has: the engine writes rows without counting them."""

import re

__all__ = ["rows_in"]

_JSON_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
_JSON_ROW = re.compile(rb"[\[,]\{")
_CSV_QUOTED = re.compile(rb'"[^"]*"')


def rows_in(content: bytes | memoryview, form: str, *, more_than: int) -> bool:
    """Return whether the rows of a SELECT, written as `json`, `xml`, `csv` or `tsv`, are more than `more_than`.

    In JSON every row begins with a brace behind a bracket or a comma, outside strings (other objects stand behind a
    colon); in XML with a tag that data cannot hold; in TSV and CSV each is a line, whose quoted cells may hold others.
    """
    data = bytes(content)
    if form == "xml":
        return data.count(b"<result>") > more_than
    if form == "tsv":
        return data.count(b"\n") - 1 > more_than
    if form == "csv":
        return data.count(b"\n") - 1 > more_than and _CSV_QUOTED.sub(b"", data).count(b"\n") - 1 > more_than
    return data.count(b"{") > more_than and len(_JSON_ROW.findall(_JSON_STRING.sub(b"", data))) > more_than
