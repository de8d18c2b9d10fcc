"""How often the stakeholders of each quadrant are to be met, in days."""

from pydantic import Field

from planner.shared.value import Value


class Rhythms(Value):
    """Days between two contacts at the most, by quadrant; `unplaced` for those nobody has placed yet."""

    manage_closely: int = Field(default=14, ge=1, le=366)
    keep_satisfied: int = Field(default=28, ge=1, le=366)
    keep_informed: int = Field(default=28, ge=1, le=366)
    monitor: int = Field(default=84, ge=1, le=366)
    unplaced: int = Field(default=28, ge=1, le=366)
