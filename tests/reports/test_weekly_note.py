"""The drafted weekly note: five lines that say what happened, fit, and are never empty."""

from datetime import date

from planner.communication.weekly_note import LINES, WeeklyNote
from planner.reports.weekly_note import LONGEST, WeekFacts, drafted

LONG = tuple(f"{number} " + "very long name " * 13 for number in range(9))


def test_a_week_without_anything_still_has_its_five_lines() -> None:
    lines = drafted(WeekFacts())

    assert tuple(lines) == LINES
    assert all(lines.values())


def test_what_was_done_names_tasks_and_promises_kept() -> None:
    facts = WeekFacts(done=["Audit", "Budget"], kept=[("Figures", "Ada")], say_do="8 of 10 kept in time.")

    assert drafted(facts)["done"] == (
        "“Audit” and “Budget”. Promises kept: “Figures” to Ada. All promises due so far: 8 of 10 kept in time."
    )


def test_what_comes_next_says_until_when_and_names_the_gates() -> None:
    facts = WeekFacts(due_until=date(2026, 3, 15), due_next=["Audit"], gates=[("Go", date(2026, 3, 20))])

    assert drafted(facts)["next"] == "Due by 15 March: “Audit”. Next gate: “Go” on 20 March."


def test_what_slips_begins_with_the_verdict() -> None:
    facts = WeekFacts(
        verdict="At risk: the day-45 gate would slip by 2 days.",
        slips=[("Audit", 2)],
        overdue=[("Budget", 1)],
        owed_late=[("Figures", "Ada")],
    )

    assert drafted(facts)["slipping"] == (
        "At risk: the day-45 gate would slip by 2 days. Later than a week ago: “Audit” by 2 days. "
        "Overdue: “Budget” (1 day). My promises that are late: “Figures” to Ada."
    )


def test_what_is_needed_begins_with_the_campaign_to_hold_back() -> None:
    facts = WeekFacts(
        blocked=[("Audit", "no access")],
        off=["Churn is off: 8 % is beyond the alarm value of 5."],
        hold_back=[("Spring", "“In 48 hours”: not ready.")],
        owed_to_me=[("Ada", "The list", date(2026, 3, 2))],
    )

    assert drafted(facts)["need"] == (
        "“Spring” is to be held back: “In 48 hours”: not ready. “Audit” is blocked: no access. "
        "Churn is off: 8 % is beyond the alarm value of 5. Ada owes me “The list” since 2 March."
    )


def test_what_was_heard_counts_people_and_names_themes() -> None:
    facts = WeekFacts(people_met=1, themes=[("Late trucks", 3)], feedback=[("Letter", "More\nnumbers")])

    assert drafted(facts)["heard"] == (
        "Talked with 1 person. Themes, by how many people named them: “Late trucks” (3). "
        "Back on “Letter”: More numbers."
    )


def test_what_was_heard_in_earlier_weeks_says_so_and_quotes_nobody_by_name() -> None:
    facts = WeekFacts(themes=[("Late trucks", 3)], quote="Nobody\ncalls", heard_in_weeks=4)

    assert drafted(facts)["heard"] == (
        "Themes of the last 4 weeks, by how many people named them: “Late trucks” (3). In their words: “Nobody calls”."
    )


def test_a_long_list_names_the_first_three_and_counts_the_others() -> None:
    assert drafted(WeekFacts(done=["a", "b", "c", "d", "e", "f"]))["done"] == "“a”, “b”, “c” and 3 more."
    assert drafted(WeekFacts(done=["a", "b", "c"]))["done"] == "“a”, “b” and “c”."


def test_no_line_is_longer_than_the_note_takes_whatever_the_names() -> None:
    pairs, days = [(name, name) for name in LONG], [(name, 3) for name in LONG]
    facts = WeekFacts(
        done=LONG,
        kept=pairs,
        due_next=LONG,
        verdict="word " * 150,
        slips=days,
        blocked=pairs,
        off=LONG,
        people_met=4,
        themes=days,
        feedback=pairs,
    )

    lines = drafted(facts)

    assert max(map(len, lines.values())) <= LONGEST
    assert WeeklyNote(id="n", week=date(2026, 3, 2), **lines).done == lines["done"]


def test_a_part_that_does_not_fit_is_left_out_whole() -> None:
    lines = drafted(WeekFacts(verdict="On track.", slips=[(name, 1) for name in LONG]))

    assert lines["slipping"] == "On track."


def test_a_first_part_that_is_too_long_is_cut_at_a_word() -> None:
    line = drafted(WeekFacts(verdict="word " * 150))["slipping"]

    assert line.endswith("word…")
