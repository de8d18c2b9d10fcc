"""Kinds of KPI: what is entered, which way is better, and how answers on a scale are read."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What a KPI's entries are made of."""

    NPS = "nps"
    PROPORTION = "proportion"
    MEAN = "mean"
    RATE = "rate"
    AMOUNT = "amount"
    DURATION = "duration"
    FORMULA = "formula"

    @property
    def label(self) -> str:
        """The kind as the screen writes it."""
        return _LABELS[self]


_LABELS: Mapping[Kind, str] = {
    Kind.NPS: "Net promoter counts",
    Kind.PROPORTION: "Share of a whole",
    Kind.MEAN: "Average",
    Kind.RATE: "Rate per base",
    Kind.AMOUNT: "Amount",
    Kind.DURATION: "Durations",
    Kind.FORMULA: "Formula of other KPIs",
}


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    BAND = "band"
    CONTEXT = "context"
    """Neither: the KPI is watched so that others can be read."""


class Answers(StrEnum):
    """How a histogram of answers on a scale is read."""

    MEAN = "mean"
    TOP = "top"
    """The share of answers from `top_from` up, in percent."""
    NET = "net"
    """That share minus the share of answers down from `bottom_to`, in points."""
