"""People and campaigns to measure with: a plan as large as the pages are made for."""

import random
from datetime import date, timedelta

from bench.kpi_plan import FIRST_DAY, add_measured_plan
from bench.plans import NOW, TODAY, Database, some_tasks
from planner.access.visitor import LOCAL_OWNER
from planner.actions import files
from planner.communication.campaign import Briefing, Campaign, CampaignId, Promise
from planner.communication.commitment import Commitment, CommitmentId, Side
from planner.communication.message import Message, MessageId
from planner.kpis.kpi import KpiId
from planner.plan.plan import Plan, PlanId
from planner.stakeholders.contact import Contact, ContactId, Mood
from planner.stakeholders.interview import Coding, Interview, InterviewId, questions
from planner.stakeholders.stakeholder import Engagement, Placement, Stakeholder, StakeholderId
from planner.storage import kpis as stored_kpis
from planner.storage import values
from planner.storage.database import Db

STAKEHOLDERS, CONTACTS, CAMPAIGNS = 300, 3_000, 200
_TASKS, _INTERVIEWS, _COMMITMENTS, _MESSAGES = 60, 60, 60, 20
_STEPS = list(Engagement)


def add_peopled_plan(database: Database) -> Plan:
    """A plan of so many stakeholders, contacts and campaigns, with tasks, and 30 KPIs that the promises rest on."""
    plan = add_measured_plan(database)
    files.import_tasks(database.workspace, LOCAL_OWNER, plan.id, some_tasks(_TASKS), NOW)
    draw = random.Random(1)  # noqa: S311 - a benchmark, not a secret
    with database.workspace.transaction() as db:
        people = [_stakeholder(at, draw) for at in range(STAKEHOLDERS)]
        values.put(db, plan.id, Stakeholder, people)
        values.put(db, plan.id, Contact, [_contact(at, draw) for at in range(CONTACTS)])
        values.put(db, plan.id, Interview, [_interview(at, draw) for at in range(_INTERVIEWS)])
        values.put(db, plan.id, Campaign, [_campaign(at, draw, _kpis(db, plan.id)) for at in range(CAMPAIGNS)])
        values.put(db, plan.id, Commitment, [_commitment(at, draw) for at in range(_COMMITMENTS)])
        values.put(db, plan.id, Message, [_message(at) for at in range(_MESSAGES)])
    return plan


def _kpis(db: Db, plan: PlanId) -> list[KpiId]:
    return [kpi.id for kpi in stored_kpis.of_plan(db, plan)]


def _stakeholder(at: int, draw: random.Random) -> Stakeholder:
    seen = [
        Placement(
            on=FIRST_DAY + timedelta(days=45 * step),
            influence=draw.randint(1, 5),
            interest=draw.randint(1, 5),
            engagement=draw.choice(_STEPS),
        )
        for step in range(2)
    ]
    return Stakeholder(
        id=StakeholderId(f"s{at}"),
        name=f"Stakeholder {at} of the usual length",
        role="Head of something",
        unit=f"Unit {at % 12}",
        owner="Ada Lund",
        placements=tuple(seen),
        desired=draw.choice(_STEPS[2:]),
        influences=tuple({StakeholderId(f"s{other}") for other in draw.sample(range(STAKEHOLDERS), 2) if other != at}),
    )


def _contact(at: int, draw: random.Random) -> Contact:
    day = FIRST_DAY + timedelta(days=draw.randint(-10, 110))
    return Contact(
        id=ContactId(f"c{at}"),
        stakeholder=StakeholderId(f"s{at % STAKEHOLDERS}"),
        on=day,
        by="Ada Lund",
        is_held=day <= TODAY,
        said="What was said, in a sentence or two of the usual length." if day <= TODAY else "",
        mood=draw.choice(list(Mood)) if day <= TODAY else None,
    )


def _interview(at: int, draw: random.Random) -> Interview:
    codings = [
        Coding(
            theme=f"Theme {draw.randint(1, 15)}",
            question=question.key,
            quote="What was said, in a sentence of the usual length.",
            is_against=draw.random() < 0.2,
        )
        for question in questions()
    ]
    return Interview(
        id=InterviewId(f"i{at}"),
        stakeholder=StakeholderId(f"s{at}"),
        on=FIRST_DAY + timedelta(days=at // 3),
        by="Ada Lund",
        answers={question.key: "An answer of the usual length, in a sentence or two." for question in questions()},
        codings=tuple(codings),
    )


def _campaign(at: int, draw: random.Random, kpis: list[KpiId]) -> Campaign:
    start = FIRST_DAY + timedelta(days=draw.randint(0, 330))
    promises = [
        Promise(id=str(n), text="A promise of the usual length", kpi=draw.choice(kpis), threshold=draw.uniform(1, 90))
        for n in range(2)
    ]
    briefings = [Briefing(department=f"Department {n}", person="Ada Lund", briefed_on=TODAY) for n in range(4)]
    return Campaign(
        id=CampaignId(f"k{at}"),
        name=f"Campaign {at}",
        owner="Ada Lund",
        start=start,
        end=start + timedelta(days=draw.randint(6, 40)),
        channels=("Radio", "E-mail"),
        promises=tuple(promises),
        briefings=tuple(briefings),
    )


def _commitment(at: int, draw: random.Random) -> Commitment:
    made = FIRST_DAY + timedelta(days=draw.randint(0, 80))
    return Commitment(
        id=CommitmentId(f"p{at}"),
        name=f"Commitment {at}",
        side=draw.choice(list(Side)),
        whom=f"Stakeholder {at} of the usual length",
        stakeholder=f"s{at}",
        made_on=made,
        due_on=made + timedelta(days=draw.randint(3, 30)),
    )


def _message(at: int) -> Message:
    first = date(2025, 12, 3) + timedelta(days=at)
    return Message(
        id=MessageId(f"m{at}"),
        name=f"Message {at}",
        audience="Everybody",
        owner="Ada Lund",
        first_on=first,
        every_days=7,
    )
