"""Clicks that a test cannot make with AppTest alone."""

from collections.abc import Callable
from typing import Any


def twice(callback: Callable[..., None]) -> Callable[..., None]:
    """A button's callback as two quick clicks call it: both before the page is drawn anew."""

    def called(*args: Any, **kwargs: Any) -> None:
        callback(*args, **kwargs)
        callback(*args, **kwargs)

    return called
