"""Fourteen weeks lived through: history read from a file, weeks saved by actions, the last one typed on the page."""

import csv
import io
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pages.shared import menu, visit
from planner.access.visitor import LOCAL_OWNER
from planner.actions import events, kpis, plans, tasks, templates
from planner.actions.entries import Typed
from planner.actions.workspace import Workspace
from planner.cli import main
from planner.kpis.counts import NUMBERS, Counts
from planner.kpis.kpi import Kpi
from planner.kpis.typed import typed_from
from planner.plan.brief import Brief
from planner.storage.database import Database
from tests.journeys.reading import visit as visit_page
from tests.journeys.three_people import (
    CARLA,
    DAY_0,
    EMIL,
    LENA,
    RIGHT,
    SHIFT_IN,
    WATCHED,
    WEEKS,
    Office,
    Place,
    person,
    week,
)
from tests.pages.app import TODAY

PLANTED = "Xyzzy"
"""Stands in whatever only the owner may see."""

COMPANY = "Three People"
NOW = datetime(2025, 11, 24, 8, tzinfo=UTC)


def lived_through(file: Path) -> Office:
    """The company in this empty database, at the end of week 14; the app has to look at the same database."""
    workspace = Workspace(Database(f"sqlite:///{file.as_posix()}"))
    brief = Brief(company=COMPANY, leader=LENA, role="CCO", first_day=DAY_0)
    template = templates.template(workspace, LOCAL_OWNER, brief.template)
    plan = plans.start_plan(workspace, LOCAL_OWNER, brief, template, DAY_0, NOW)
    watched = kpis.add_kpis(workspace, person(LENA, plan.id), plan.id, WATCHED, NOW).kpis
    office = Office(workspace, plan.id, {kpi.name: kpi for kpi in watched})
    _something_happened(office)
    import_history(office, file.with_name("history.csv"))
    for number in range(1, WEEKS):
        office.run(number)
    for who in (LENA, EMIL, CARLA):
        type_last_week(office, who)
    return office


def import_history(office: Office, file: Path) -> str:
    """What was counted before day 0, from a table as somebody keeps it; what the command line says to it."""
    places = [place for place in RIGHT if place[2] < DAY_0]
    table = io.StringIO()
    out = csv.writer(table)
    out.writerow(["kpi", "team", "period", *NUMBERS, "tally"])
    for place in places:
        name, team, day = place
        typed = typed_from(office.kpis[name], RIGHT[place])
        out.writerow([name, team, day, *(typed.get(part, "") for part in (*NUMBERS, "tally"))])
        office.told.setdefault(place, [RIGHT[place]])
    file.write_text(table.getvalue())
    said = io.StringIO()
    with redirect_stdout(said):
        assert main(["kpi", "import", str(file), "--plan", COMPANY]) == 0
    return said.getvalue()


def type_last_week(office: Office, who: str) -> None:
    """One person types what they owe for week 14 on My numbers, and saves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(visit, "visitor", lambda: person(who, office.plan))
        app = visit_page(menu.NUMBERS)
        assert not app.exception, app.exception
        for place in office.owed_by(who, WEEKS):
            for name, text in _fields(office.kpis[place[0]], RIGHT[place]).items():
                app.text_input(key=_key(office, place, name)).set_value(text)
        app.run()
        app.button(key="save_numbers").click().run()
    assert not app.exception, app.exception
    assert not app.error
    for place in office.owed_by(who, WEEKS):
        office.write_down(Typed(office.kpis[place[0]].id, *place[1:], RIGHT[place]))


def _fields(kpi: Kpi, counts: Counts) -> dict[str, str]:
    if kpi.name == "Stars":
        return {f"score{low:g}": str(cases) for low, _, cases in counts.tally}
    return dict(typed_from(kpi, counts))


def _key(office: Office, place: Place, name: str) -> str:
    kpi, team, day = place
    return f"number-{name}-{office.kpis[kpi].id}-{day}-{team}"


def _something_happened(office: Office) -> None:
    """What moved the recommendation in week 6: for everybody to read, but not the task behind it."""
    lena = person(LENA, office.plan)
    opened = plans.open_plan(office.workspace, lena, office.plan, TODAY)
    private = {
        "name": f"{PLANTED} layoffs",
        "phase": opened.plan.phases[0].key,
        "start_day": 0,
        "is_private": True,
        "private_note": f"{PLANTED} note",
        "description": f"{PLANTED} description",
    }
    hidden = tasks.add_task(office.workspace, lena, office.plan, private, NOW).task
    shown = opened.tasks[0]
    noted = shown.but(private_note=f"{PLANTED} whisper")
    tasks.save_tasks(office.workspace, lena, office.plan, [noted], NOW)
    for task, name in ((hidden, "Call-back promise"), (shown, "New parcel service")):
        fields = {"name": name, "on": week(SHIFT_IN), "task": task.id}
        events.add_event(office.workspace, lena, office.plan, fields, NOW)
