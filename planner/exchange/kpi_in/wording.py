"""Wording: headers and answers compared regardless of case, blanks and marks, and the words they are understood by."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_MINUTES = re.compile(r"\(\s*(?:in\s+)?min(?:ute)?s?\s*\)|\bin min(?:ute)?s?\b")
_HOURS = re.compile(r"\(\s*(?:in\s+)?(?:hrs?|hours?)\s*\)|\bin (?:hrs?|hours)\b")
_WORDS = re.compile(r"\w+")
_SHORT = 3
_TAG = re.compile(r"<[^<>]{1,200}>")
_FOLDER = Path(__file__).parent


def normal(text: str) -> str:
    """A header or answer as it is compared."""
    bare = " ".join(text.split()).casefold()
    if not bare.isascii():
        bare = bare.replace("\ufeff", "").replace("’", "'").strip()
    if "min" in bare:
        bare = _MINUTES.sub("in minutes", bare)
    return _HOURS.sub("in hrs", bare) if "h" in bare else bare


@cache
def tokens(text: str) -> tuple[str, ...]:
    """The words of a header without marks and the s of the plural, as headers are compared word by word."""
    found = _WORDS.findall(" ".join(text.split()).casefold().replace("_", " "))
    return tuple(word[:-1] if len(word) > _SHORT and word.endswith("s") and word[-2] != "s" else word for word in found)


def shown(text: str) -> str:
    """A header or question as it is shown: in one line, without the tags some survey tools leave in."""
    return " ".join(_TAG.sub(" ", text).replace("\ufeff", "").split())


@cache
def read_yaml(name: str) -> Any:
    """A file of words beside this one."""
    return yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words of one kind in their order, as they are compared."""
    return tuple(normal(str(word)) for word in read_yaml("words.yaml")[name])


@cache
def words(name: str) -> frozenset[str]:
    """The words of one kind."""
    return frozenset(listed(name))


@cache
def scale_words(name: str) -> Mapping[str, float]:
    """What the words of a scale stand for."""
    return {normal(word): float(value) for word, value in read_yaml("words.yaml")[name].items()}


def speaks_of(text: str, name: str) -> bool:
    """Whether a text has one of the words of this kind in it, as whole words."""
    return bool(_pattern(name).search(normal(text).replace("_", " ")))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    longest = sorted(words(name), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
