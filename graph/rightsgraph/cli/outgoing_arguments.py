"""What may be written after the commands that give the graph away: as a file, a network, a picture, to a server."""

from rightsgraph.cli.options import Add, audience_options, choice, output_option, positive

__all__ = ["EXPORT_FORMATS", "NETWORK_FORMATS", "PICTURES", "PROJECTIONS", "drawing_commands", "export_command"]

EXPORT_FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "jsonl", "mentions", "posts")
PICTURES = ("network", "timeline", "counts", "map")
PROJECTIONS = ("co-detained", "person-organisation", "claims", "agent-event", "co-mention")
NETWORK_FORMATS = ("graphml", "gexf", "csv", "csv-nodes", "json", "cytoscape")

_PUBLIC = (
    "For the public, names become pseudonyms and what may identify is left out or less exact; when a name is found in\n"
    "what was written, nothing is published (exit status 1). docs/data-protection.md tells what it cannot protect from."
)


def export_command(add: Add) -> None:
    """Add the command `export`."""
    made = add(
        "export",
        "write the graph in another format",
        f"OUT --format {choice(EXPORT_FORMATS)} [-o FILE]\n"
        "                          [--audience public --key FILE [--policy FILE] [--map FILE]]",
        "The texts themselves stay in the build. `jsonl` is one claim a line, `mentions` one mention a line, "
        "`posts` who holds which rank and post, one document a line.\n" + _PUBLIC,
    )
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument("--format", choices=EXPORT_FORMATS, required=True, help="what to write")
    audience_options(made)
    output_option(made)


def drawing_commands(add: Add) -> None:
    """Add the commands `network`, `plot` and `push`."""
    _network(add)
    _plot(add)
    _push(add)


def _network(add: Add) -> None:
    made = add(
        "network",
        "project the graph onto a network of people and organisations",
        f"OUT --project {choice(PROJECTIONS)}\n"
        "                           [--since DAY] [--until DAY] [--ego WHO [--radius N]] [--fold KIND]\n"
        f"                           [--format {choice(NETWORK_FORMATS)}] [-o FILE]\n"
        "                           [--measures [--engine igraph|networkx]] [--plot FILE]\n"
        "                           [--audience public --key FILE [--policy FILE] [--map FILE]]",
        "Only what a source says to have happened makes an edge, and every edge keeps its statuses; `co-mention` is\n"
        "nearness in a text. Counts measure coverage, not responsibility. docs/networks.md tells more.\n" + _PUBLIC,
    )
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument("--project", choices=PROJECTIONS, required=True, help="which ties to draw")
    made.add_argument("--since", metavar="DAY", default="", help="only events from then on: 2004, 2004-02, 2004-02-29")
    made.add_argument("--until", metavar="DAY", default="", help="only events up to then")
    made.add_argument("--ego", metavar="WHO", help="only what is around WHO, a name or an IRI")
    made.add_argument("--radius", metavar="N", type=positive, default=1, help="steps around --ego (%(default)s)")
    made.add_argument(
        "--fold",
        metavar="KIND",
        choices=("person", "organisation", "group", "event"),
        help="tie those of a kind that share a neighbour",
    )
    made.add_argument("--format", choices=NETWORK_FORMATS, help="what to write")
    made.add_argument(
        "--measures",
        action="store_true",
        help="centralities and communities: a table, or with --format attributes of the nodes",
    )
    made.add_argument("--engine", choices=("igraph", "networkx"), help="of the measures; igraph where it is installed")
    made.add_argument("--plot", metavar="FILE", help="draw it as .png or .svg")
    audience_options(made)
    output_option(made)


def _plot(add: Add) -> None:
    made = add(
        "plot",
        "draw a picture for a report",
        f"OUT {choice(PICTURES)} -o FILE.png|.svg [--about WHO] [--since DAY] [--until DAY]\n"
        f"                        [--project {choice(PROJECTIONS)}]\n"
        "                        [--audience public --key FILE [--policy FILE] [--map FILE]]",
        "Statuses are always shown: an allegation does not look like what is said as fact, and what is denied, asked\n"
        "for or only possible is no event. Counts measure coverage.\n" + _PUBLIC,
    )
    made.set_defaults(home="plotting")
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument("picture", metavar="PICTURE", choices=PICTURES, help=", ".join(PICTURES))
    made.add_argument("-o", "--output", metavar="FILE", required=True, help="where to draw: .png or .svg")
    made.add_argument("--about", metavar="WHO", default="", help="only what WHO has a role in, a name or an IRI")
    made.add_argument("--since", metavar="DAY", default="", help="only events from then on: 2004, 2004-02, 2004-02-29")
    made.add_argument("--until", metavar="DAY", default="", help="only events up to then")
    made.add_argument(
        "--project", choices=PROJECTIONS, default="claims", help="of the network: which ties (%(default)s)"
    )
    audience_options(made)


def _push(add: Add) -> None:
    made = add(
        "push",
        "send the graph to a SPARQL 1.1 Graph Store server",
        "OUT URL --audience public --key FILE [--policy FILE] [--map FILE]\n"
        "       rightsgraph push OUT URL --audience holder\n"
        "                        [--prune] [--all] [--dry-run] [--state FILE] [--timeout SECONDS] [--unencrypted]",
        "One PUT a graph; what the server has already is skipped, so the same command goes on after an interruption.\n"
        "There is no default audience: `public` sends pseudonyms, `holder` sends the names of people, and whoever can\n"
        "read the server reads them. To sign in, set RIGHTSGRAPH_PUSH_USER and RIGHTSGRAPH_PUSH_PASSWORD, or\n"
        "RIGHTSGRAPH_PUSH_TOKEN, or name the host in ~/.netrc. docs/push.md tells more.\n" + _PUBLIC,
    )
    made.set_defaults(home="pushes", output=None)
    made.add_argument("out", metavar="OUT", help="a build")
    made.add_argument("url", metavar="URL", help="of the Graph Store, such as http://localhost:7878/store")
    audience_options(made, default=None)
    made.add_argument("--prune", action="store_true", help="delete what was pushed earlier and is gone from the build")
    made.add_argument("--all", action="store_true", help="send what the server should have already, too")
    made.add_argument("--dry-run", action="store_true", help="say what would be sent and deleted; change nothing")
    made.add_argument("--state", metavar="FILE", help="what was pushed where (OUT.pushed.jsonl, beside OUT)")
    made.add_argument("--timeout", metavar="SECONDS", type=positive, default=120, help="of one answer (%(default)s)")
    made.add_argument("--unencrypted", action="store_true", help="allow http: to another machine")
