"""A draft: what was typed about something and not yet saved. It outlives tabs, closed dialogs, refusals, looks at other
pages and changes by others; the drafts of a form that is kept in the database outlive the session too.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from typing import Any, Generic, Protocol, Self, TypeVar

import streamlit as st

from pages.shared import draft_text, drafts


class Versioned(Protocol):
    """What is stored with an id and a version."""

    @property
    def id(self) -> str:
        """What tells it from the others."""

    @property
    def version(self) -> int:
        """How often it was stored."""

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """A copy in which some fields are others."""


V = TypeVar("V", bound=Versioned)


@dataclass
class Draft(Generic[V]):
    """`origin` is the value that the fields began with, `onto` the one that a save replaces.

    They differ after somebody else, or the visitor in another tab, changed it in between. `place` tells the draft from
    the others of its form.
    """

    form: str
    place: str
    origin: V
    onto: V
    round: int = 0
    began_with: dict[str, Any] = field(default_factory=dict)
    is_saved: bool = False
    """Whether it was begun by a save just now."""

    def key(self, name: str) -> str:
        """The key of a field's widget. Another version or round of the value has fields of its own."""
        return f"{self.form}-{name}-{self.place}-{self.origin.version}-{self.round}"

    def field(self, name: str, value: Any) -> str:
        """The key of a field that begins with this value; to be called whenever it is drawn."""
        self.began_with[name] = value
        return self.key(name)

    def value(self, name: str, otherwise: Any = None) -> Any:
        """What stands in a field now; `otherwise` for one that was never drawn."""
        return st.session_state.get(self.key(name), self.began_with.get(name, otherwise))

    def typed(self) -> Mapping[str, Any]:
        """The fields in which something else stands than they began with."""
        return {name: self.value(name) for name, value in self.began_with.items() if self.value(name) != value}

    def days(self) -> Mapping[str, date]:
        """The days that stand as they began; many began with today, and would begin with another day tomorrow."""
        typed = self.typed()
        return {name: day for name, day in self.began_with.items() if isinstance(day, date) and name not in typed}

    @property
    def is_dirty(self) -> bool:
        """Whether anything would be lost."""
        return bool(self.typed())


def _lay(typed: Mapping[str, Any], draft: Draft[V]) -> None:
    """Put what was typed into the fields of a draft."""
    for name in typed.keys() & draft.began_with.keys():
        st.session_state[draft.key(name)] = typed[name]


def _id_of(value: Versioned) -> str:
    return value.id


@dataclass(frozen=True)
class Drafts(Generic[V]):
    """The drafts of one form, one for each value; the form's name is how the keys of its fields begin.

    `apart` is what no field is about: a change of it by others leaves a draft as it is. `begins` says with what all
    fields begin, where they are not drawn one by one with what they begin with. `reads` is given for a form whose
    drafts are kept in the database: how the fields are read back that are more than texts, numbers and ticks.
    """

    form: str
    _: KW_ONLY
    apart: Collection[str] = ()
    begins: Callable[[V], Mapping[str, Any]] | None = None
    reads: Mapping[str, Callable[[str], Any]] | None = None
    place: Callable[[V], str] = _id_of

    def of(self, value: V) -> Draft[V]:
        """The draft of a value, begun anew from what is stored as long as nothing has been typed."""
        known = self._known().get(self.place(value))
        if known is None:
            return self._found(self._begin(value, None))
        if not known.is_dirty and (known.onto != value or self._begins_otherwise(value, known)):
            return self._begin(value, known)
        if self.apart and known.onto != value and self._is_same_for_fields(known.onto, value):
            known.onto = value
        return known

    def renew(self, value: V, *, is_saved: bool = False) -> None:
        """Begin the draft anew from this value, dropping what was typed; to be called in a callback."""
        begun = self._begin(value, self._known().get(self.place(value)))
        begun.is_saved = is_saved
        self._keep_nothing(begun)

    def carry_over(self, value: V) -> None:
        """Have the next save of what was typed replace this newer version; to be called in a callback."""
        if known := self._known().get(self.place(value)):
            known.onto = value
            self.keep(known)

    def put_on_top(self, draft: Draft[V], value: V) -> None:
        """The same for this draft, which moves to the fields of the newer version where that has another place."""
        if draft.place == self.place(value):
            self.carry_over(value)
            return
        there = self.of(value)
        _lay(draft.typed(), there)
        self.forget(draft.onto)
        self.keep(there)

    def drop(self, draft: Draft[V], value: V) -> None:
        """Let go of what was typed, for this newer version; to be called in a callback."""
        if draft.place == self.place(value):
            self.renew(value)
        else:
            self.forget(draft.onto)

    def forget(self, value: V) -> None:
        """Let go of the draft and of what was typed in it; to be called in a callback."""
        if known := self._known().pop(self.place(value), None):
            self._keep_nothing(known)
            for name in known.began_with:
                st.session_state.pop(known.key(name), None)

    def keep(self, draft: Draft[V]) -> None:
        """Keep what was typed for the next session too; the callback of each field of a form that is kept."""
        if self.reads is not None:
            typed = draft.typed()
            text = draft_text.written(draft.onto.version, typed, draft.days()) if typed else ""
            drafts.keep(self.form, {draft.place: text})

    def widget(self, draft: Draft[V], name: str) -> dict[str, Any]:
        """With what a field is drawn that begins and is kept with the others: its key, and what keeps it."""
        return {"key": draft.key(name), "persist_state": "session", "on_change": self.keep, "args": (draft,)}

    def _begin(self, value: V, before: Draft[V] | None) -> Draft[V]:
        begun = Draft(self.form, self.place(value), value, value, before.round + 1 if before else 0)
        for name, began in (self.begins(value) if self.begins else {}).items():
            st.session_state[begun.field(name, began)] = began
        self._known()[begun.place] = begun
        return begun

    def _begins_otherwise(self, value: V, known: Draft[V]) -> bool:
        """Whether the fields would begin with something else by now, as with another day after midnight."""
        return self.begins is not None and self.begins(value) != known.began_with

    def _found(self, begun: Draft[V]) -> Draft[V]:
        """The draft with what an earlier session left; one over an older version asks before it replaces the newer.

        The days beside it stand there again: as if typed, or over a newer version as what the fields began with.
        """
        if self.reads is None:
            return begun
        left = draft_text.read(drafts.kept(self.form).get(begun.place, ""), self.reads)
        is_older = left.version != begun.onto.version
        for name in left.days.keys() & begun.began_with.keys():
            st.session_state[begun.key(name)] = left.days[name]
            if is_older:
                begun.began_with[name] = left.days[name]
        _lay(left.typed, begun)
        if begun.is_dirty and is_older:
            begun.onto = begun.onto.model_copy(update={"version": left.version})
        return begun

    def _keep_nothing(self, draft: Draft[V]) -> None:
        if self.reads is not None:
            drafts.forget(self.form, [draft.place])

    def _is_same_for_fields(self, one: V, other: V) -> bool:
        there = vars(other)
        return all(there[name] == value for name, value in vars(one).items() if name not in ("version", *self.apart))

    def _known(self) -> dict[str, Draft[V]]:
        known: dict[str, Draft[V]] = st.session_state.setdefault(f"drafts_of_{self.form}", {})
        return known
