"""Networks of people and organisations, as networkx graphs, as files and as a drawing.

Each projection is one layer: what is claimed, or what stands near each other in a text. The two are never mixed; every
edge says in `layer` which it is. All attributes are scalars, so that Gephi and Cytoscape read them; every edge
carries its evidence.

    projection            nodes                            an edge is                                     weight
    co-detained           people said to have been held    held in the same event, or parts of one        such events
    person-organisation   people; organisations, groups    roles in one event, or membership              claims
    claims                people, organisations, groups    who acts on, for or towards whom (directed)    claims
    co-mention            people, organisations, places    names within 300 characters in one document    pairs of names

Only what some source says to have happened makes an edge: non-events (denied, demanded, possible) make none.
"""

from rightsgraph.network.drawing import draw
from rightsgraph.network.files import FORMATS, write
from rightsgraph.network.projections import PROJECTIONS, project

__all__ = ["FORMATS", "PROJECTIONS", "draw", "project", "write"]
