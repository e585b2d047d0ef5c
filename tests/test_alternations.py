"""Patterns of many words match what the words say, the longest first."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsgraph.tagging import alternation

WORDS = st.sets(st.text(alphabet="ab-.", min_size=1, max_size=5), min_size=1, max_size=12)


@given(words=WORDS, text=st.text(alphabet="ab-.x", max_size=20))
def test_a_tree_of_words_finds_what_the_list_of_them_finds(words: set[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    assert [m.span() for m in re.finditer(alternation(words, gap=" "), text)] == [
        m.span() for m in re.finditer(plain, text)
    ]


@pytest.mark.parametrize(
    ("text", "found"), [("task force", "task force"), ("task-force", "task-force"), ("task", "task")]
)
def test_a_space_is_what_the_gap_matches(text: str, found: str) -> None:
    match = re.match(alternation({"task", "task force"}, gap="[ -]"), text)
    assert match is not None
    assert match.group() == found
