"""What rules found out about a token, remembered with its paragraph."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar

__all__ = ["once"]

_Answer = TypeVar("_Answer")


def once(rule: Callable[[Any], _Answer]) -> Callable[[Any], _Answer]:
    """Return a rule that looks at a token, and at nothing but the parse around it, only the first time it is asked."""

    @functools.wraps(rule)
    def ask(token: Any) -> _Answer:
        answers, key = token.doc.answers, (rule, token.i)
        if key in answers:
            known: _Answer = answers[key]
            return known
        answers[key] = answer = rule(token)
        return answer

    return ask
