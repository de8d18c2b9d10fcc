"""What the sample company's leader promised, was promised, and agreed on with the CEO."""

from collections.abc import Iterator

from planner.communication.agreement import Agreed, Agreement, AgreementId
from planner.communication.commitment import Commitment, CommitmentId
from planner.communication.sample.company import CommunicationStep, Company
from planner.communication.sample.story import Owed, Settled
from planner.communication.states import broken, kept, renegotiated

_LEADER = "CMO"


def commitment_steps(company: Company, story: tuple[Owed, ...]) -> Iterator[CommunicationStep]:
    """Each commitment as it was made, given another day, and kept or broken."""
    who = company.person(_LEADER)
    for number, owed in enumerate(story):
        known = _made(company, owed)
        yield CommunicationStep(company.at(owed.made, 9, number), who, commitments=(known,))
        if again := owed.again:
            known = renegotiated(known, company.on(again.day), company.day(again.due), again.reason)
            yield CommunicationStep(company.at(again.day, 13, number), who, commitments=(known,))
        for day, closed in ((owed.kept, kept), (owed.broken, broken)):
            if day is not None:
                known = closed(known, company.on(day))
                yield CommunicationStep(company.at(day, 15, number), who, commitments=(known,))


def agreement_steps(company: Company, story: tuple[Settled, ...]) -> Iterator[CommunicationStep]:
    """Each agreement as it was made, put into other words, and reached."""
    who = company.person(_LEADER)
    for number, settled in enumerate(story):
        known: Agreement | None = None
        for said in settled.wordings:
            agreed = Agreed(on=company.on(said.day), text=said.text, why=said.why)
            known = known.but(wordings=(*known.wordings, agreed)) if known else _agreed(company, settled, agreed)
            yield CommunicationStep(company.at(said.day, 17, number), who, agreements=(known,))
        if known and settled.met is not None:
            known = known.but(met_on=company.on(settled.met))
            yield CommunicationStep(company.at(settled.met, 17, number), who, agreements=(known,))


def _made(company: Company, owed: Owed) -> Commitment:
    whom = company.person(owed.whom)
    return Commitment(
        id=CommitmentId(company.new_id()),
        name=owed.name,
        side=owed.side,
        whom=whom,
        stakeholder=company.stakeholders.get(whom, ""),
        made_on=company.on(owed.made),
        due_on=company.day(owed.due),
        task=company.tasks[owed.task] if owed.task else "",
        note=owed.note,
        is_private=owed.is_private,
    )


def _agreed(company: Company, settled: Settled, agreed: Agreed) -> Agreement:
    return Agreement(
        id=AgreementId(company.new_id()),
        topic=settled.topic,
        name=settled.name,
        wordings=(agreed,),
        review_on=None if settled.review is None else company.day(settled.review),
        is_private=settled.is_private,
    )
