"""Where what hangs on each token of a paragraph begins and ends."""

__all__ = ["edges_of"]

_MOST_ROUNDS = 11
"""Times that spaCy goes over crossing branches at most."""


def edges_of(heads: list[int]) -> tuple[list[int], list[int]]:
    """Return the outermost tokens of each subtree, as spaCy finds them (`set_children_from_heads`)."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    for _ in range(_MOST_ROUNDS + 1):
        for order in (range(len(heads)), range(len(heads) - 1, -1, -1)):
            for i in order:
                head, first, last = heads[i], left[i], right[i]
                if first < left[head]:  # noqa: PLR1730 (min and max take three times as long)
                    left[head] = first
                if last > right[head]:  # noqa: PLR1730
                    right[head] = last
        if _apart(heads, left):
            break
    return left, right


def _apart(heads: list[int], left: list[int]) -> bool:
    """Whether no token hangs on one of another sentence."""
    starts = {left[i] for i, head in enumerate(heads) if head == i}
    begun = 0
    for i in range(len(heads)):
        if (i and i in starts) or i == len(heads) - 1:
            if any(not begun <= head <= i for head in heads[begun:i]):
                return False
            begun = i
    return True
