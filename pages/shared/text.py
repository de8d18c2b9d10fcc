"""What users typed, shown as they typed it."""

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")

_WITHIN_A_LINE = re.compile(r"([\\`*_\[\]<>~$:])")


def plain(text: str) -> str:
    """User text with everything escaped that Markdown, HTML, LaTeX or an emoji code would act on."""
    return _MARKDOWN.sub(r"\\\1", text)


def label(text: str) -> str:
    """User text as the label of a field. What is harmless within a line stays: a screen reader says each backslash."""
    return _WITHIN_A_LINE.sub(r"\\\1", text)


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 task", "3 tasks"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
