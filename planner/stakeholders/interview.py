"""Interviews: the same questions to everybody, the answers, and the themes they were coded with."""

from functools import cache
from pathlib import Path
from typing import NewType, Self

import yaml
from pydantic import Field, model_validator

from planner.shared.value import Line, Name, PlanDate, Text, Value
from planner.stakeholders.stakeholder import StakeholderId

InterviewId = NewType("InterviewId", str)
_QUESTIONS = Path(__file__).with_name("interview.yaml")


class Question(Value):
    """One of the standard questions; `listen_for` tells what to hear in the answer."""

    key: str
    text: Name
    listen_for: Text = ""


class Coding(Value):
    """A theme heard in the answer to a question, with the words that show it; or a voice against the theme."""

    theme: Name
    question: str
    quote: Text = ""
    is_against: bool = False


class Interview(Value):
    """The answers of one stakeholder, by the key of the question, and the themes in them."""

    id: InterviewId
    version: int = Field(default=1, ge=1)
    stakeholder: StakeholderId
    on: PlanDate
    by: Line = ""
    answers: dict[str, Text] = Field(default_factory=dict)
    codings: tuple[Coding, ...] = ()

    @model_validator(mode="after")
    def _each_theme_once_an_answer(self) -> Self:
        coded = [(coding.theme.casefold(), coding.question) for coding in self.codings]
        if len(set(coded)) < len(coded):
            raise ValueError("the same theme stands twice at one answer: keep one")
        return self


@cache
def questions() -> tuple[Question, ...]:
    """The five standard questions, in the order in which they are asked."""
    return tuple(Question.model_validate(row) for row in yaml.safe_load(_QUESTIONS.read_text(encoding="utf-8")))
