"""Questions to the graph: named ones that ship as files, with parameters, and any SPARQL 1.1 query.

A named question is a .rq file that runs as it stands in any SPARQL tool. Its first line is the question; a line
`# param: name "default" meaning` declares a parameter, and the query has it as `VALUES ?name { "default" }`, where
`bind` puts another value.
"""

from rightsgraph.queries.asking import ask, names_dataset, refuse, unparsed
from rightsgraph.queries.named import NamedQuery, Parameter, bind, named_queries, parameters
from rightsgraph.queries.rows import PREFIXES, Rows

__all__ = [
    "PREFIXES",
    "NamedQuery",
    "Parameter",
    "Rows",
    "ask",
    "bind",
    "named_queries",
    "names_dataset",
    "parameters",
    "refuse",
    "unparsed",
]
