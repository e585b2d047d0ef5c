"""Pictures of a build, good enough for a report: the network, a timeline, counts by year and type of act, a map.

Every picture says what its counts are not, and shows the status of what it shows: what is alleged never looks like what
is said as fact, and what is denied, asked for or only possible is no event. The same build gives the same bytes.

happenings  the events and non-events of a build, with their statuses
looks       how a status looks
counts, timeline, places  a figure each; `outline` is the shape of the world
drawing     a picture by its name
"""

from rightsgraph.pictures.drawing import PICTURES, draw

__all__ = ["PICTURES", "draw"]
