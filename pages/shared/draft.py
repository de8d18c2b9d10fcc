"""A draft: what was typed about something and not yet saved. It outlives tabs, refusals and changes by others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

import streamlit as st


class Versioned(Protocol):
    """What is stored with an id and a version."""

    @property
    def id(self) -> str:
        """What tells it from the others."""

    @property
    def version(self) -> int:
        """How often it was stored."""


V = TypeVar("V", bound=Versioned)


@dataclass
class Draft(Generic[V]):
    """`origin` is the value that the fields began with, `onto` the one that a save replaces.

    They differ after somebody else, or the visitor in another tab, changed it in between.
    """

    form: str
    origin: V
    onto: V
    round: int = 0
    began_with: dict[str, Any] = field(default_factory=dict)
    is_saved: bool = False
    """Whether it was begun by a save just now."""

    def key(self, name: str) -> str:
        """The key of a field's widget. Another version or round of the value has fields of its own."""
        return f"{self.form}-{name}-{self.origin.id}-{self.origin.version}-{self.round}"

    def field(self, name: str, value: Any) -> str:
        """The key of a field that begins with this value; to be called whenever it is drawn."""
        self.began_with[name] = value
        return self.key(name)

    def value(self, name: str) -> Any:
        """What stands in a field now; `KeyError` for one that was never drawn."""
        return st.session_state.get(self.key(name), self.began_with[name])

    def typed(self) -> Mapping[str, Any]:
        """The fields in which something else stands than they began with."""
        return {name: self.value(name) for name, value in self.began_with.items() if self.value(name) != value}

    @property
    def is_dirty(self) -> bool:
        """Whether anything would be lost."""
        return bool(self.typed())


@dataclass(frozen=True)
class Drafts(Generic[V]):
    """The drafts of one form, one for each value; the form's name is how the keys of its fields begin."""

    form: str

    def of(self, value: V) -> Draft[V]:
        """The draft of a value, begun anew from what is stored as long as nothing has been typed."""
        known = self._known().get(value.id)
        if known is None or (known.onto != value and not known.is_dirty):
            return self._begin(value, known)
        return known

    def renew(self, value: V, *, is_saved: bool = False) -> None:
        """Begin the draft anew from this value, dropping what was typed; to be called in a callback."""
        self._begin(value, self._known().get(value.id)).is_saved = is_saved

    def carry_over(self, value: V) -> None:
        """Have the next save of what was typed replace this newer version; to be called in a callback."""
        if known := self._known().get(value.id):
            known.onto = value

    def forget(self, value: V) -> None:
        """Let go of the draft and of what was typed in it; to be called in a callback."""
        if known := self._known().pop(value.id, None):
            for name in known.began_with:
                st.session_state.pop(known.key(name), None)

    def _begin(self, value: V, before: Draft[V] | None) -> Draft[V]:
        begun = Draft(self.form, value, value, before.round + 1 if before else 0)
        self._known()[value.id] = begun
        return begun

    def _known(self) -> dict[str, Draft[V]]:
        drafts: dict[str, Draft[V]] = st.session_state.setdefault(f"drafts_of_{self.form}", {})
        return drafts
