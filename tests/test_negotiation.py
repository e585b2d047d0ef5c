"""Content negotiation: which of the offers a client would rather have."""

import pytest

from rightsgraph.server.negotiation import best

OFFERS = ("text/html", "text/turtle", "application/ld+json")


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/*", "text/html"),
        ("application/*", "application/ld+json"),
        ("text/turtle;q=0.5, application/ld+json;q=0.9", "application/ld+json"),
        ("text/html;q=0.2, */*;q=0.1", "text/html"),
        ("text/html;q=0, */*", "text/turtle"),
        ("text/*;q=0.9, text/html;q=0.1", "text/turtle"),
        ("*/*;q=0.9, text/turtle;q=0.8", "text/html"),
        ("text/turtle;charset=utf-8;q=0.7, text/html;q=0.6", "text/turtle"),
        ("text/turtle ; q=1.000", "text/turtle"),
        ("image/png", None),
        ("text/html;q=0", None),
        ("*/*;q=0", None),
        ("nonsense", "text/html"),
        ("text/turtle;q=2", "text/turtle"),
    ],
)
def test_the_offer_that_the_client_rates_highest_is_chosen(accept, wanted):
    assert best(accept, OFFERS) == wanted


def test_of_equals_the_first_offer_is_chosen_and_of_none_nothing():
    assert best("application/ld+json, text/turtle", OFFERS) == "text/turtle"
    assert best(None, ()) is None
