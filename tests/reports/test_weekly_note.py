"""The drafted weekly note: five lines that say what happened, are read in half a minute, and are never empty."""

from datetime import date

import pytest

from planner.communication.weekly_note import LINES, WeeklyNote
from planner.reports.note_titles import short_title
from planner.reports.weekly_note import LONGEST, WeekFacts, drafted

LONG = tuple(f"{number} " + "very long name " * 13 for number in range(9))


def test_a_week_without_anything_still_has_its_five_lines() -> None:
    lines = drafted(WeekFacts())

    assert tuple(lines) == LINES
    assert all(lines.values())


def test_what_was_done_names_tasks_and_promises_kept() -> None:
    facts = WeekFacts(done=["Audit", "Budget"], kept=[("Figures", "Ada")], say_do="5 of 7 promises kept in time")

    assert drafted(facts)["done"] == "Audit and Budget; kept my word to Ada (Figures); 5 of 7 promises kept in time."


def test_promises_are_counted_though_no_task_was_finished() -> None:
    facts = WeekFacts(say_do="5 of 7 promises kept in time")
    assert drafted(facts)["done"] == "No task was finished; 5 of 7 promises kept in time."


def test_what_comes_next_says_until_when_and_names_the_next_gate() -> None:
    gates = [("Gate: plan, money", date(2026, 3, 20)), ("Later", date(2026, 4, 20))]
    facts = WeekFacts(due_until=date(2026, 3, 15), due_next=["Audit", "Budget"], gates=gates)

    assert drafted(facts)["next"] == "Audit and Budget by 15 March; next gate: plan, money on 20 March."


def test_what_slips_begins_with_the_verdict() -> None:
    facts = WeekFacts(
        verdict="At risk: the day-45 gate would slip by 2 days.",
        overdue=[("Budget", 1), ("Audit", 3)],
        owed_late=[("Figures", "Ada")],
        off=["on-time delivery 88 %, was 91 %"],
    )

    assert drafted(facts)["slipping"] == (
        "At risk: the day-45 gate would slip by 2 days; late: Budget (1 day) and Audit (3 days); "
        "late with my word to Ada (Figures); on-time delivery 88 %, was 91 %."
    )


def test_what_slipped_is_told_only_where_nothing_is_late_yet() -> None:
    facts = WeekFacts(verdict="On track: all gates hold.", slips=[("Audit", 2)])
    assert drafted(facts)["slipping"] == "On track: all gates hold; slipped: Audit by 2 days."
    late = WeekFacts(verdict="On track.", slips=[("Audit", 2)], overdue=[("Budget", 1)])
    assert drafted(late)["slipping"] == "On track; late: Budget (1 day)."


def test_what_is_needed_is_a_request_and_begins_with_the_campaign_to_hold_back() -> None:
    facts = WeekFacts(
        blocked=[("Audit", "no access.")],
        hold_back=[("With you in 48 hours", "on-time delivery reaches 95 %")],
        owed_to_me=[("Ada", "The list", date(2026, 3, 2)), ("Bob", "The plan", date(2026, 3, 3))],
    )

    assert drafted(facts)["need"] == (
        "Your backing to hold back “With you in 48 hours” until on-time delivery reaches 95 %; "
        "help with “Audit”: no access; a word to Ada on “The list”, due 2 March; and 1 more."
    )


def test_what_others_owe_is_asked_for_before_a_second_blocked_task_and_what_does_not_fit_is_counted() -> None:
    facts = WeekFacts(
        hold_back=[("With you in 48 hours", "on-time delivery reaches 95 %")],
        blocked=[("Audit", "no access"), ("Budget", "no figures")],
        owed_to_me=[("Ada", "The list", date(2026, 3, 2))],
    )
    need = drafted(facts)["need"]
    assert need.endswith("help with “Audit”: no access; a word to Ada on “The list”, due 2 March; and 1 more.")
    far = WeekFacts(blocked=[("A " * 40, "B " * 40)], hold_back=[("C " * 40, "D " * 70)])
    assert drafted(far)["need"].endswith("D; and 1 more.")


def test_what_was_heard_says_how_many_of_the_talks_it_comes_from() -> None:
    themes = [("Delays", 4), ("Returns", 3), ("Price", 1)]
    facts = WeekFacts(people_met=9, talks=9, themes=themes, feedback=[("Letter", "More\nnumbers")])

    assert drafted(facts)["heard"] == "Delays, from 4 of 9 talks, and Returns, from 3; on Letter: “More numbers”."


def test_what_was_heard_in_earlier_weeks_says_so_and_quotes_nobody_by_name() -> None:
    facts = WeekFacts(
        themes=[("Late trucks", 3)], talks=5, quote="Nobody\ncalls", heard_in_weeks=4, feedback=[("Letter", "Thanks")]
    )

    assert drafted(facts)["heard"] == "Late trucks, from 3 of 5 talks in 4 weeks; “Nobody calls”."


def test_what_single_people_said_is_not_counted_one_by_one() -> None:
    facts = WeekFacts(themes=[("Price", 1), ("Colours", 1), ("Opening hours", 1)], talks=3)
    assert drafted(facts)["heard"] == "Price, from 1 of 3 talks."
    assert drafted(WeekFacts(themes=[("Price", 1)], talks=1))["heard"] == "Price, from the only talk."


def test_without_themes_it_says_how_many_people_were_met() -> None:
    assert drafted(WeekFacts(people_met=1))["heard"] == "Talked with 1 person."


def test_a_long_list_names_the_first_three_and_counts_the_others() -> None:
    assert drafted(WeekFacts(done=["a", "b", "c", "d", "e", "f"]))["done"] == "A, b, c and 3 more."
    assert drafted(WeekFacts(done=["a", "b", "c"]))["done"] == "A, b and c."


def test_of_long_titles_two_are_named() -> None:
    titles = [f"{number} of the titles that are somewhat longer" for number in range(4)]
    assert drafted(WeekFacts(done=titles))["done"] == f"{titles[0]}, {titles[1]} and 2 more."


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Listening tour: the same five questions to every executive peer", "Listening tour"),
        ("Gate: plan signed off", "Gate: plan signed off"),
        ("Choose the KPIs (five at most)", "Choose the KPIs"),
        ("Build the business case with low, middle and high outcome", "Build the business case with low, middle…"),
        ("Enter the KPIs, explain the movement", "Enter the KPIs, explain the movement"),
    ],
)
def test_a_title_is_cut_where_it_still_says_what_is_meant(title: str, short: str) -> None:
    assert short_title(title) == short


def test_no_line_is_longer_than_is_read_at_a_glance_whatever_the_names() -> None:
    pairs, days = [(name, name) for name in LONG], [(name, 3) for name in LONG]
    facts = WeekFacts(
        done=LONG,
        kept=pairs,
        due_next=LONG,
        verdict="word " * 150,
        slips=days,
        blocked=pairs,
        hold_back=pairs,
        off=LONG,
        people_met=4,
        themes=days,
        feedback=pairs,
    )

    lines = drafted(facts)

    assert max(map(len, lines.values())) <= LONGEST
    assert WeeklyNote(id="n", week=date(2026, 3, 2), **lines).done == lines["done"]


def test_a_part_that_does_not_fit_is_left_out_whole() -> None:
    lines = drafted(WeekFacts(verdict="On track.", off=["word " * 60]))

    assert lines["slipping"] == "On track."


def test_a_first_part_that_is_too_long_is_cut_at_a_word() -> None:
    line = drafted(WeekFacts(verdict="word " * 150))["slipping"]

    assert line.endswith("word…")
