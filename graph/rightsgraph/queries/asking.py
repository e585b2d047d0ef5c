"""A query is looked at, then asked of all graphs of a store."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from rightsgraph.errors import QueryError
from rightsgraph.queries.rows import PREFIXES, Rows

__all__ = ["ask", "names_dataset", "refuse", "unparsed"]

_DEEPEST = 500

# SPARQL 1.1 section 19.8: comments, IRIs and strings are skipped, so that words inside them are not taken for keywords.
_TOKEN = re.compile(
    r"""(?P<skip>\#[^\n\r]* | <[^<>"{}|^`\\\x00-\x20]*>
        | '''(?:(?:'|'')?(?:[^'\\]|\\.))*''' | \"""(?:(?:"|"")?(?:[^"\\]|\\.))*\"""
        | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*"
        | [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<prefixed>[\w.-]*:(?:[\w.:%-]|\\.)*) | (?P<word>[A-Za-z_]\w*)
      | (?P<open>[({\[]) | (?P<close>[)}\]]) | (?P<sign>[!+^-])""",
    re.X | re.S,
)
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


def ask(store: ox.Store, text: str) -> Rows:
    """Return the answer of all graphs of the store, taken as one, to a SPARQL 1.1 query; FROM asks those it names.

    Raises QueryError with the parser's words and place when it does not parse, and for what would change the store or
    reach outside it (updates, LOAD, SERVICE).
    """
    refuse(text)
    try:
        # The engine's union takes the place of what FROM names.
        answer = store.query(text, use_default_graph_as_union=not names_dataset(text))
    except SyntaxError as error:
        raise QueryError(f"{unparsed(text, error)}; correct the query") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {_reason(error)}") from error
    return Rows(answer)


def unparsed(text: str, error: SyntaxError) -> str:
    """Return why a query does not parse: the prefix that it does not declare, or else the parser's words and place."""
    declared, last = {"_"}, ""
    for kind, token in _tokens(text):
        prefix = token.partition(":")[0]
        if kind == "prefixed" and last == "PREFIX":
            declared.add(prefix)
        elif kind == "prefixed" and prefix not in declared:
            iri = PREFIXES.get(prefix, "...")
            return f"prefix {prefix}: is not declared; begin with PREFIX {prefix}: <{iri}>"
        last = token.upper()
    return f"SPARQL syntax: {_reason(error)}"


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup and match.lastgroup != "skip":
            yield match.lastgroup, match[0]


def names_dataset(text: str) -> bool:
    """Return whether a query has a FROM clause (SPARQL 1.1, section 13.2), which stands before its pattern."""
    depth, last, declared = 0, "", set()
    for kind, token in _tokens(text):
        name = token.partition(":")[0]
        if kind == "prefixed" and last == "PREFIX":
            declared.add(name)
        elif depth == 0 and kind in ("word", "prefixed") and name.upper().startswith("FROM"):
            # The parser takes `FROMex:graph` for the keyword and a name, unless there is such a prefix.
            if (name.upper() == "FROM" and kind == "word") or (kind == "prefixed" and name not in declared):
                return True
        elif depth == 0 and kind == "word" and token.upper() == "WHERE":
            return False
        depth += (kind == "open") - (kind == "close")
        last = token.upper()
    return False


def refuse(text: str) -> None:
    """Raise QueryError for updates, for federated queries, and for nesting that would exhaust the parser's stack."""
    depth = run = 0
    begun = False
    for kind, token in _tokens(text):
        word = token.upper()
        # The parser takes `SERVICEex:there` and `trueSERVICE` for the keyword too: whatever holds it is refused.
        if kind in ("word", "prefixed") and "SERVICE" in word.partition(":")[0]:
            raise QueryError(f"{token}: SERVICE asks another server and is refused; the graph is queried offline")
        if kind == "word" and not begun and word in _UPDATES:
            raise QueryError(f"{word} changes the graph and is refused; a build is changed by building it again")
        begun = begun or word in _FORMS
        depth += (kind == "open") - (kind == "close")
        run = run + 1 if kind == "sign" else 0
        if depth > _DEEPEST or run > _DEEPEST:
            raise QueryError(f"the query is nested more than {_DEEPEST} deep; write it flatter")
