"""Say-do: of what was promised and due, how much was kept in time, and how sure that share is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.communication.commitment import Commitment, Outcome, Side
from planner.communication.states import is_kept_in_time, is_renegotiated, judged_by
from planner.kpis.intervals import wilson

FEWEST_FOR_A_SHARE = 5
"""With fewer that were due only counts are told: a share of four says nothing."""


@dataclass(frozen=True, slots=True)
class SayDo:
    """The promises of one side: `due` of them are judged, `kept` of these were kept in time.

    The rest of `due` was kept late, is broken, or is still open and `late`. `open` are those whose day is to come;
    `renegotiated` counts all that were ever given another day. Share and interval go from 0 to 1.
    """

    due: int
    kept: int
    kept_late: int
    broken: int
    late: int
    open: int
    renegotiated: int
    share: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def words(self) -> str:
        """“8 of 11 kept in time: 73 % (43 % to 90 %)”, or only the counts where they are too few."""
        if not self.due:
            return "Nothing was due yet."
        said = f"{self.kept} of {self.due} kept in time"
        if self.share is None or self.low is None or self.high is None:
            return f"{said}; a share is told from {FEWEST_FOR_A_SHARE} on."
        return f"{said}: {_percent(self.share)} ({_percent(self.low)} to {_percent(self.high)})."


def say_do(commitments: Iterable[Commitment], side: Side, today: date) -> SayDo:
    """How much of what one side promised was kept in time.

    Due is what is closed, and what is open though the day it is judged by (`states.judged_by`) has gone by. The share
    comes with its 95 % interval (Wilson, JASA 22, 1927) from five that were due on.
    """
    mine = [one for one in commitments if one.side is side]
    late = sum(one.outcome is Outcome.OPEN and judged_by(one) < today for one in mine)
    kept = sum(map(is_kept_in_time, mine))
    kept_late = sum(one.outcome is Outcome.KEPT for one in mine) - kept
    broken = sum(one.outcome is Outcome.BROKEN for one in mine)
    due = kept + kept_late + broken + late
    share, low, high = _share(kept, due)
    return SayDo(
        due=due,
        kept=kept,
        kept_late=kept_late,
        broken=broken,
        late=late,
        open=len(mine) - due,
        renegotiated=sum(map(is_renegotiated, mine)),
        share=share,
        low=low,
        high=high,
    )


def _share(kept: int, due: int) -> tuple[float | None, float | None, float | None]:
    if due < FEWEST_FOR_A_SHARE:
        return None, None, None
    value, low, high = wilson(kept, due)
    return float(value), float(low), float(high)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
