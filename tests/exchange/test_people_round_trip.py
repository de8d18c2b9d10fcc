"""The register that was exported reads back as it was."""

from datetime import date
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange.people_out import people_csv, people_xlsx
from planner.stakeholders.stakeholder import Engagement, Placement, Stakeholder, StakeholderKind
from tests.exchange.people import read, somebody

AWKWARD = ["=1+1", "@SUM(A1)", "'=1", "-", "n/a", "a;b", "x\ny", "Ada [2]", "🎉", "12", "none", '"q"']
lines = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=20))
names = lines.map(str.strip).filter(lambda text: any(c.isprintable() and c != " " for c in text))
days = st.dates(date(2019, 1, 1), date(2030, 12, 31))
levels = st.none() | st.integers(1, 5)
placements = st.lists(
    st.builds(
        Placement, on=days, influence=levels, interest=levels, engagement=st.none() | st.sampled_from(Engagement)
    ),
    max_size=3,
    unique_by=lambda placement: placement.on,
).map(lambda found: tuple(sorted(found, key=lambda placement: placement.on)))
ids = count(1)


def whole(wrote, name, with_judged=True):
    """The stakeholders in an export, with the ids they had; fails if anything is wrong with it."""
    found = read(wrote, name, with_judged=with_judged)
    assert found.problems == ()
    return [person.stakeholder for person in found.people]


@st.composite
def registers(draw):
    """Up to four people, some of them groups, some of one name."""
    fields = dict.fromkeys(("role", "unit", "email", "phone", "owner", "channel", "wants", "needs"), lines)
    drawn = st.fixed_dictionaries(
        fields
        | {
            "name": names,
            "private_note": lines,
            "rhythm_days": st.none() | st.integers(1, 366),
            "first_contact_by": st.none() | days,
            "placements": placements,
            "desired": st.none() | st.sampled_from(Engagement),
        }
    )
    people = draw(st.lists(drawn, min_size=1, max_size=4))
    made = [Stakeholder.checked(id=f"new-{number}", **fields) for number, fields in enumerate(people, 1)]
    others = [one.id for one in made[1:]]
    group = made[0].but(kind=StakeholderKind.GROUP, members=tuple(others), influences=tuple(others[:1]))
    return [group, *made[1:]]


@settings(max_examples=60, deadline=None)
@given(registers())
@pytest.mark.parametrize(("write", "name"), [(people_csv, "p.csv"), (people_xlsx, "p.xlsx")])
def test_what_is_exported_reads_back_as_it_was(write, name, register):
    assert whole(write(register, with_judged=True), name) == register


def test_two_of_one_name_keep_their_own_influence():
    register = [
        somebody("Ben", id="new-1", unit="North"),
        somebody("Ben", id="new-2", unit="South"),
        somebody("Ada", id="new-3", influences=("new-2",)),
    ]
    assert whole(people_csv(register, with_judged=True), "p.csv") == register


@pytest.mark.parametrize(("write", "name"), [(people_csv, "p.csv"), (people_xlsx, "p.xlsx")])
def test_without_the_judged_fields_nothing_of_them_is_in_the_file(write, name):
    secret = somebody(
        "Ada",
        id="new-1",
        role="CFO",
        placements=({"on": "2026-03-02", "influence": 5, "engagement": "resistant"},),
        desired="leading",
        wants="a palace",
        needs="her vote",
        private_note="drinks",
    )
    wrote = write([secret], with_judged=False)
    assert whole(wrote, name) == [somebody("Ada", id="new-1", role="CFO")]
    table = read(wrote, name)
    assert not table.ignored_columns


def test_no_cell_of_the_csv_is_run_as_a_formula():
    assert b"'=cmd" in people_csv([somebody("=cmd()")], with_judged=True)
