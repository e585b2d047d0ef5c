"""A build to a SPARQL 1.1 Graph Store server, graph by graph, so that an interrupted push goes on where it was.

graphs   the graphs of a store as they are sent, each with its fingerprint
memory   what was pushed where, kept beside the build
server   the Graph Store protocol over HTTP: sign-in, time limits, patience
pushing  what is to be sent and what is to go
"""

from rightsgraph.pushing.memory import Memory, memory_of
from rightsgraph.pushing.pushing import Pushed, push
from rightsgraph.pushing.server import GraphServer, SignIn, sign_in

__all__ = ["GraphServer", "Memory", "Pushed", "SignIn", "memory_of", "push", "sign_in"]
