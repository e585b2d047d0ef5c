"""Networks of people and organisations, as networkx graphs, as measures, as files and as a drawing.

Each projection is one layer: what is claimed, or what stands near each other in a text. The two are never mixed; every
edge says in `layer` which it is. All attributes are scalars, so that Gephi and Cytoscape read them; every edge
carries its evidence and the statuses of its claims.

    projection            nodes                            an edge is                                     weight
    co-detained           people said to have been held    held in the same event, or parts of one        such events
    person-organisation   people; organisations, groups    roles in one event, or membership              claims
    claims                people, organisations, groups    who acts on, for or towards whom (directed)    claims
    agent-event           people, organisations, groups;   a role in the event                            claims
                          events
    co-mention            people, organisations, places    names within 300 characters in one document    pairs of names

Only what some source says to have happened makes an edge: non-events (denied, demanded, possible) make none. Counts of
claims and of mentions measure coverage: they say who is written about, not who is responsible for what.
"""

from rightsgraph.network.drawing import draw
from rightsgraph.network.files import FORMATS, write
from rightsgraph.network.measures import (
    ENGINES,
    Measures,
    Standing,
    communities,
    measure,
    paths,
    with_measures,
)
from rightsgraph.network.parts import ego, find, fold, simple, slices
from rightsgraph.network.projections import NOTES, PROJECTIONS, project

__all__ = [
    "ENGINES",
    "FORMATS",
    "NOTES",
    "PROJECTIONS",
    "Measures",
    "Standing",
    "communities",
    "draw",
    "ego",
    "find",
    "fold",
    "measure",
    "paths",
    "project",
    "simple",
    "slices",
    "with_measures",
    "write",
]
