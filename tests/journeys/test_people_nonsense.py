"""Whatever somebody types about people, promises, messages and campaigns stays text on every page."""

from datetime import date, timedelta

import pytest

from pages.shared import menu
from planner.access.visitor import LOCAL_OWNER
from planner.actions import agreements, campaigns, commitments, contacts, interviews, links, messages, notes, people
from planner.communication.weekly_note import LINES
from planner.plan.plan import Plan
from planner.stakeholders.stakeholder import Stakeholder
from tests.communication.builders import a_briefing, a_promise
from tests.journeys.nonsense import LONG, NONSENSE, RIGHT_TO_LEFT, must_be_text
from tests.journeys.reading import PEOPLE_VIEWS, opened, view_name, visit
from tests.pages.app import TODAY, visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace
from tests.stakeholders.builders import a_coding, a_contact, a_stakeholder, an_interview

MONDAY = TODAY - timedelta(days=TODAY.weekday())
AGO = TODAY - timedelta(days=3)
SOON = TODAY + timedelta(days=3)
TABS = ("Overview", "Standing", "Contacts", "Details")


def somebody(name: str, **fields: object) -> Stakeholder:
    """A stakeholder of whom nonsense is known."""
    texts = dict.fromkeys(("role", "unit", "owner", "channel"), NONSENSE)
    notes_of = dict.fromkeys(("wants", "needs", "private_note"), f"{NONSENSE}\n{NONSENSE}")
    stand = {"influence": 5, "interest": 5, "engagement": "resistant", "desired": "leading"}
    return a_stakeholder(name, **texts | notes_of | stand | fields)


@pytest.fixture
def plan(own_workspace) -> Plan:
    """A plan in which everything that can be typed about people and communication is nonsense."""
    plan = a_stored_plan(NONSENSE, leader=NONSENSE, role=NONSENSE, first_day=TODAY - timedelta(days=30))
    know_people(plan)
    promise_things(plan)
    tell_things(plan)
    return plan


def know_people(plan: Plan) -> None:
    ws = a_workspace()
    group = somebody(f"group {NONSENSE}", kind="group", members=("one", "two"), id="group")
    known = [
        somebody(NONSENSE, id="one", influences=("two",)),
        somebody(NONSENSE, id="two", email="a@x.example", engagement="leading", influences=("one",)),
        somebody(RIGHT_TO_LEFT, id="three"),
        group,
    ]
    one, two, *_ = people.add_stakeholders(ws, LOCAL_OWNER, plan.id, known, NOW).stakeholders
    said = {"said": LONG[:5_000], "next_step": NONSENSE, "channel": NONSENSE, "by": NONSENSE, "mood": "tense"}
    met = [
        a_contact(one, AGO, **said),
        a_contact(two, SOON, is_held=False, channel=NONSENSE, by=NONSENSE),
        a_contact(two, TODAY, is_held=False, channel=NONSENSE, by=NONSENSE),
    ]
    contacts.add_contacts(ws, LOCAL_OWNER, plan.id, met, TODAY, NOW)
    for who, against in ((one, False), (two, True)):
        coded = [a_coding(NONSENSE, quote=NONSENSE, is_against=against)]
        interviews.add_interview(ws, LOCAL_OWNER, plan.id, an_interview(who, coded, AGO, by=NONSENSE), TODAY, NOW)


def promise_things(plan: Plan) -> None:
    ws, task = a_workspace(), opened(plan).tasks[0].id
    for side in ("mine", "promised to me"):
        promised = {"name": NONSENSE, "whom": NONSENSE, "note": LONG[:2_000], "made_on": AGO, "due_on": TODAY}
        whose = {} if side == "mine" else {"side": side}
        commitments.add_commitment(ws, LOCAL_OWNER, plan.id, promised | whose | {"task": task}, NOW)
    wordings = ({"on": AGO, "text": NONSENSE}, {"on": TODAY, "text": f"{NONSENSE} 2", "why": NONSENSE})
    agreed = {"topic": "resources", "name": NONSENSE, "wordings": wordings, "review_on": TODAY}
    agreements.add_agreement(ws, LOCAL_OWNER, plan.id, agreed, NOW)


def tell_things(plan: Plan) -> None:
    ws = a_workspace()
    texts = dict.fromkeys(("name", "audience", "channel", "text", "feedback", "owner"), NONSENSE)
    messages.add_message(ws, LOCAL_OWNER, plan.id, texts | {"first_on": AGO, "every_days": 7}, NOW)
    notes.save_note(ws, LOCAL_OWNER, plan.id, MONDAY, dict.fromkeys(LINES, NONSENSE), None, NOW)
    sent = dict.fromkeys(LINES, f"{NONSENSE}\n{NONSENSE}")
    notes.send_note(ws, LOCAL_OWNER, plan.id, MONDAY - timedelta(days=7), sent, NONSENSE, None, MONDAY, NOW)
    advertised = {
        **dict.fromkeys(("name", "message", "owner"), NONSENSE),
        "start": AGO,
        "end": SOON,
        "channels": (NONSENSE,),
        "promises": (a_promise(NONSENSE),),
        "briefings": (a_briefing(NONSENSE, person=NONSENSE),),
    }
    campaigns.add_campaign(ws, LOCAL_OWNER, plan.id, advertised, NOW)


def campaign_of(plan: Plan):
    [campaign] = campaigns_of(plan)
    return campaign


def campaigns_of(plan: Plan):
    from planner.actions.communication import open_communication

    return open_communication(a_workspace(), LOCAL_OWNER, plan.id, TODAY).campaigns


@pytest.mark.parametrize("path", [menu.TODAY, menu.HISTORY, *dict(PEOPLE_VIEWS)], ids=view_name)
def test_nonsense_is_shown_as_text_on_the_pages_of_people(plan: Plan, path: str):
    for query in [query for page, query in PEOPLE_VIEWS if page == path] or [{}]:
        must_be_text(visit(path, query))


@pytest.mark.parametrize("tab", TABS)
def test_nonsense_is_shown_as_text_in_the_panel_of_a_person(plan: Plan, tab: str):
    for who in people.open_people(a_workspace(), LOCAL_OWNER, plan.id, TODAY).stakeholders:
        app = visit(menu.STAKEHOLDERS, {"person": who.id})
        app.session_state["stakeholder_tabs"] = tab
        must_be_text(app.run())


def test_nonsense_is_shown_as_text_in_the_panels_of_messages_and_campaigns(plan: Plan):
    must_be_text(visit(menu.CAMPAIGNS, {"campaign": campaign_of(plan).id}))
    must_be_text(visit(menu.CAMPAIGNS, {"span": "List"}))
    app = visit(menu.COMMUNICATION, {"shown": "Table"})
    must_be_text(app)
    key = next(button.key for button in visit(menu.COMMUNICATION).button if (button.key or "").startswith("open_"))
    app = visit(menu.COMMUNICATION)
    must_be_text(app.button(key=key).click().run())


def test_nonsense_is_shown_as_text_in_a_note_that_was_sent(plan: Plan):
    must_be_text(visit(menu.WEEKLY_NOTE, {"week": (MONDAY - timedelta(days=7)).isoformat()}))


def test_nonsense_is_shown_as_text_to_the_holder_of_a_link(plan: Plan):
    token = links.make_confirmation_link(a_workspace(), LOCAL_OWNER, plan.id, campaign_of(plan).id, NONSENSE, NOW)
    must_be_text(visit_app("", confirm=token))


DIALOGS = {
    "log a contact": (menu.CONTACTS, {}, "contact_log"),
    "add a commitment": (menu.COMMITMENTS, {}, "add_commitment"),
    "edit a campaign": (menu.CAMPAIGNS, {}, "edit_campaign"),
    "add a message": (menu.COMMUNICATION, {}, "add_message"),
    "send the note": (menu.WEEKLY_NOTE, {}, "note_send"),
}


@pytest.mark.parametrize(("path", "query", "key"), DIALOGS.values(), ids=DIALOGS)
def test_nonsense_is_shown_as_text_in_dialogs(plan: Plan, path: str, query: dict[str, str], key: str):
    more = {"campaign": campaign_of(plan).id} if key == "edit_campaign" else {}
    app = visit(path, query | more)
    must_be_text(app.button(key=key).click().run())


PARAMETERS = {
    menu.STAKEHOLDERS: ("view", "person", "quadrant", "stand", "keeper", "unit", "contact_state", "find_person"),
    menu.CONTACTS: ("contacts", "person", "contacts_whose"),
    menu.INTERVIEWS: ("interviews", "interview", "person"),
    menu.COMMITMENTS: ("commitments_side", "commitment"),
    menu.COMMUNICATION: ("message", "shown", "rows"),
    menu.WEEKLY_NOTE: ("week",),
    menu.CAMPAIGNS: ("campaign", "span", "month"),
    menu.PEOPLE_FILES: ("people-files",),
}
"""What the pages of people and communication read from the address."""


@pytest.mark.parametrize("path", PARAMETERS, ids=view_name)
def test_rubbish_in_the_address_is_ignored(plan: Plan, path: str):
    for rubbish in ("../../x", "💥", "<script>alert(1)</script>", "", date.max.isoformat()):
        app = visit(path, dict.fromkeys(PARAMETERS[path], rubbish))
        assert not app.error
        must_be_text(app)
