"""The search for names in what is about to be published."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rightsgraph.publishing.policy import Policy
from rightsgraph.publishing.spellings import readings, words_of

__all__ = ["Search"]

_JOINED = 7
"""From so many letters on a name written as one word is found inside longer ones ("xliuxiaobox")."""


class Search:
    """Knows the names that must not be told, by whose they are; a pseudonym tells whose, so that no message names them.

    A name is found with its words in any order, with or without its title, with other signs or none between the
    words. A part of it is found alone when it is long enough and no word of the policy or of the vocabulary. A name
    of one word of one or two letters is not looked for: every text holds it.
    """

    def __init__(self, names: Mapping[str, Iterable[str]], policy: Policy, vocabulary: Iterable[str] = ()) -> None:
        self._alone: dict[str, str] = {}
        self._many: dict[tuple[str, ...], str] = {}
        self._joined: defaultdict[str, dict[str, str]] = defaultdict(dict)
        fixed = {*policy.fixed, *policy.not_alone, *vocabulary}  # every export holds the terms of the vocabulary
        never = frozenset(w for name in fixed for words in words_of(name) for w in words)
        self._fixed = " ".join(sorted(never))
        for owner in sorted(names):
            for name in sorted(set(names[owner])):
                for words in words_of(name):
                    self._add(tuple(w for w in words if w not in policy.titles) or words, owner, policy, never)
        self._parts = frozenset(word for words in self._many for word in words)
        self._longest = max(map(len, self._many), default=0)

    def _add(self, words: tuple[str, ...], owner: str, policy: Policy, never: frozenset[str]) -> None:
        lettered = [word for word in words if not word.isdigit()]
        shortest = policy.shortest_part if len(words) > 1 else 3
        for word in lettered:
            if len(word) >= shortest and word not in never:
                self._alone.setdefault(word, owner)
        if len(words) < 2 or not lettered:
            if lettered and len(words[0]) >= _JOINED and words[0] not in self._fixed:
                self._joined[words[0][:_JOINED]].setdefault(words[0], owner)
            return
        pairs = {words, (words[0], words[-1])}
        for some in pairs:
            self._many.setdefault(tuple(sorted(some)), owner)
            for ordered in {some, some[::-1], (*some[1:], some[0]), (some[-1], *some[:-1])}:
                whole = "".join(ordered)
                if len(whole) >= policy.shortest_part and whole not in never:
                    self._alone.setdefault(whole, owner)
                if len(whole) >= _JOINED:
                    self._joined[whole[:_JOINED]].setdefault(whole, owner)

    def find(self, text: str) -> str | None:
        """Return whose name stands in the text, by pseudonym, or None."""
        for words in readings(text):
            found = next(self._found(words), None)
            if found is not None:
                return found
        return None

    def line(self, text: str) -> tuple[int, str] | None:
        """Return the first line of a text that holds a name, counted from 1, and whose; None when there is none.

        The text is read as a whole too, so that a name broken over two lines is found; its line is then 0.
        """
        whole = self.find(text)
        if whole is None:
            return None
        for number, line in enumerate(text.splitlines(), 1):
            found = self.find(line)
            if found is not None:
                return number, found
        return 0, whole

    def _found(self, words: Sequence[str]) -> Iterator[str]:
        for word in sorted(set(words)):
            if word in self._alone:
                yield self._alone[word]
            if len(word) >= _JOINED:
                yield from self._inside(word)
        run: list[str] = []
        for word in (*words, ""):
            if word in self._parts:
                run.append(word)
                continue
            if len(run) > 1:
                yield from self._in_a_row(run)
            run = []

    def _inside(self, word: str) -> Iterator[str]:
        for start in range(len(word) - _JOINED + 1):
            for name, owner in self._joined.get(word[start : start + _JOINED], {}).items():
                if word.startswith(name, start):
                    yield owner

    def _in_a_row(self, run: list[str]) -> Iterator[str]:
        for start in range(len(run)):
            for end in range(start + 2, min(start + self._longest, len(run)) + 1):
                owner = self._many.get(tuple(sorted(run[start:end])))
                if owner is not None:
                    yield owner
