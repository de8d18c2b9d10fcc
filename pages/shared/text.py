"""What users typed, shown as they typed it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

K = TypeVar("K")

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")

_WITHIN_A_LINE = re.compile(r"([\\`*_\[\]<>~$:])")


def plain(text: str) -> str:
    """User text with everything escaped that Markdown, HTML, LaTeX or an emoji code would act on."""
    return _MARKDOWN.sub(r"\\\1", text)


def as_typed(text: str) -> str:
    """User text of several lines: each is a line of its own, and none that is indented becomes a block of code."""
    return "  \n".join(plain(line.strip()) for line in text.splitlines())


def label(text: str) -> str:
    """User text as the label of a field. What is harmless within a line stays: a screen reader says each backslash."""
    return _WITHIN_A_LINE.sub(r"\\\1", text)


def told_apart(said: Mapping[K, Sequence[str]]) -> dict[K, str]:
    """What each is called in a list to choose from, which takes two options that read the same for one.

    Of the texts given for it, each has the first alone; those that share it have the others in brackets, and where
    that does not help a number.
    """
    alone = Counter(first for first, *_ in said.values())
    names: dict[K, str] = {}
    taken: set[str] = set()
    for key, (first, *more) in said.items():
        name = shown = first if alone[first] == 1 else _with_more(first, more)
        number = 1
        while shown in taken:
            number += 1
            shown = f"{name}, no. {number}"
        taken.add(shown)
        names[key] = shown
    return names


def _with_more(first: str, more: Sequence[str]) -> str:
    told = ", ".join(text for text in more if text)
    return f"{first} ({told})" if told else first


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 task", "3 tasks", "5,411 tasks"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
