"""The answer of a what-if in words: which gates would slip, which hold, what else moves."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pages.shared.dates import week_date
from pages.shared.text import count
from pages.shared.what_if.view import GateShift, WhatIfView
from planner.shared.in_words import listed
from planner.tasks.task import TaskId


def gate_names(gates: Sequence[tuple[TaskId, str, int]]) -> dict[TaskId, str]:
    """Gates by their target day, "the day-45 gate"; by name where two share a day."""
    days = Counter(day for _, _, day in gates)
    return {task: f"the day-{day} gate" if days[day] == 1 and day >= 0 else f"“{name}”" for task, name, day in gates}


def answer(view: WhatIfView) -> str:
    """What happens to the gates, in one sentence; to the end of the plan and the tasks where no gate moves."""
    if not view.shifts:
        return "No date would change."
    moved = [gate for gate in view.gates if gate.shift.days]
    if not moved:
        return _no_gate_moves(view)
    names = gate_names([(gate.shift.task, gate.shift.name, gate.target_day) for gate in view.gates])
    return _sentence(f"{listed(_moves(moved, names))}{_rest(view, names)}")


def tone(view: WhatIfView) -> tuple[str, str]:
    """The colour and the icon beside the answer."""
    days = [gate.shift.days for gate in view.gates] + [view.end_days]
    if any(gate.late_after > 0 and gate.shift.days > 0 for gate in view.gates):
        return "red", ":material/error:"
    if any(day > 0 for day in days):
        return "orange", ":material/warning:"
    if any(gate.late_after > 0 for gate in view.gates):
        return "gray", ":material/info:"
    return "green", ":material/check_circle:"


def consequences(view: WhatIfView) -> str:
    """How many tasks move and when the plan would end."""
    finish = view.trial.schedule.finish_date
    end = f"ends on {week_date(finish)}"
    end += f", {_later(view.end_days)}" if view.end_days else " as before"
    return f"{count(len(view.shifts), 'task')} would shift · the plan {end}"


def gate_words(gate: GateShift) -> tuple[str, str, str]:
    """The colour, the icon and the words of a gate's move."""
    shift = gate.shift
    if not shift.days:
        colour, icon = (
            ("gray", ":material/drag_handle:") if gate.late_after > 0 else ("green", ":material/check_circle:")
        )
        return colour, icon, f"Stays on {week_date(shift.finish_before)}"
    words = f"{week_date(shift.finish_before)} → {week_date(shift.finish_after)}, {_later(shift.days)}"
    if shift.days < 0:
        return "gray" if gate.late_after > 0 else "green", ":material/trending_down:", words
    return ("red", ":material/error:", words) if gate.late_after > 0 else ("orange", ":material/warning:", words)


def target_words(gate: GateShift, target: str) -> str:
    """Whether the gate would still be there by its target: its deadline, or else the day agreed for it."""
    said = f"Target {target}"
    if gate.late_after <= 0:
        spare = f", {count(-gate.late_after, 'day')} early" if gate.late_after else ""
        return f"{said}: {'still ' if gate.shift.days > 0 else ''}holds{spare}"
    late = f"misses it by {count(gate.late_after, 'day')}"
    return f"{said}: {late}" + (f" (now by {gate.late_before})" if gate.late_before > 0 and gate.shift.days else "")


def held_words(name: str, holders: Sequence[TaskId], names: Mapping[TaskId, str]) -> str:
    """Why a task does not start as early as asked."""
    if not holders:
        return f"“{name}” cannot start as early as asked: no task starts before today or the plan’s first day."
    known = [f"“{names.get(task, 'a private task')}”" for task in holders]
    return f"“{name}” cannot start as early as asked: it waits for {listed(known)}."


def _moves(gates: Sequence[GateShift], names: Mapping[TaskId, str]) -> list[str]:
    """Gates that move by the same number of days are told together."""
    alike: dict[int, list[str]] = {}
    for gate in gates:
        alike.setdefault(gate.shift.days, []).append(names[gate.shift.task])
    return [
        f"{listed(which)} would {'slip by' if days > 0 else 'come earlier by'} {count(abs(days), 'day')}"
        for days, which in alike.items()
    ]


def _rest(view: WhatIfView, names: Mapping[TaskId, str]) -> str:
    rest = [gate for gate in view.gates if not gate.shift.days]
    if not rest:
        return "."
    late = [gate for gate in rest if gate.late_after > 0]
    if late:
        said = [f"{names[gate.shift.task]} stays {count(gate.late_after, 'day')} late" for gate in late]
        return f"; {listed(said)}."
    return f"; {listed([names[gate.shift.task] for gate in rest])} {'holds' if len(rest) == 1 else 'hold'}."


def _no_gate_moves(view: WhatIfView) -> str:
    most = view.shifts[0]
    by = f" by {count(abs(most.days), 'day')}" if most.days else ""
    gates = "No gate moves" if view.gates else "There is no gate ahead"
    return f"{gates}; {count(len(view.shifts), 'task')} would shift, “{most.name}” the most{by}."


def _later(days: int) -> str:
    return f"{count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
