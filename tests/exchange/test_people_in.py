"""Registers of stakeholders as people keep them become stakeholders, row by row."""

from datetime import date

import pytest

from planner.exchange.people_columns import guess_people
from planner.exchange.people_headers import PersonField
from planner.exchange.tables_in import read_table
from planner.shared.errors import BadInput
from planner.stakeholders.stakeholder import Engagement, StakeholderKind
from tests.exchange.books import a_book
from tests.exchange.people import TODAY, one, people, problems, read, rows, somebody


def level(header, cell, *more):
    """The influence read from a column, with the cells of other rows under it."""
    return people(["Name", header], ["Ada", cell], *(["Ben", other] for other in more))[0].influence


@pytest.mark.parametrize("header", ["Influence", "Power", "power level", "Level of Influence", "Power (1-5)", "Impact"])
def test_influence_goes_by_many_names(header):
    assert level(header, "4") == 4


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("low", 2), ("Medium", 3), ("HIGH", 4), ("very high", 5), ("L", 2), ("4/5", 4), ("8/10", 4), ("4 - high", 4)],
)
def test_levels_are_read_in_words_and_numbers(cell, expected):
    assert level("Influence", cell) == expected


@pytest.mark.parametrize(("cell", "expected"), [("1.5", 2), ("2,5", 3), ("4.5", 5), ("4.25", 4)])
def test_a_level_between_two_is_the_nearest_and_of_two_as_near_the_higher(cell, expected):
    assert level("Influence", cell) == expected


@pytest.mark.parametrize("cell", ["3/4", "4 of 4", "3 / 7", "4.5.2026", "45%"])
def test_a_level_of_another_scale_is_no_level_and_not_taken_for_one_of_five(cell):
    found = rows(["Name", "Influence"], ["Ada", cell])
    assert not found.people
    assert found.problems[0].message.startswith("This is no level")


def test_a_column_with_a_number_above_five_is_on_a_scale_of_ten():
    assert [level("Influence", cell, "9") for cell in ["1", "2", "3", "5", "7", "8", "10"]] == [1, 1, 2, 3, 4, 4, 5]


def test_a_scale_of_ten_is_told_in_numbers_of_the_file():
    notes = rows(["Name", "Power"], ["Ada", "9"], ["Ben", "4"]).notes
    assert notes == ("“Power” is read on a scale of 1 to 10: 9 is very high, 4 is low.",)


GOOD = (["Ada", "4", "neutral"], ["Ben", "5", "neutral"], ["Cleo", "4", "neutral"])
REFUSED = ["Dan", "9", "grumpy"]
HEADER = ["Name", "Power", "Engagement"]


def test_a_refused_row_does_not_change_how_the_others_are_read():
    found = rows(HEADER, *GOOD, REFUSED)
    assert [person.stakeholder.influence for person in found.people] == [4, 5, 4]


def test_where_only_a_refused_row_has_a_number_above_five_the_scale_is_asked():
    found = rows(HEADER, *GOOD, REFUSED)
    scale = found.scales[PersonField.INFLUENCE]
    assert found.asks
    assert scale.reading(5) == "9 cannot be read, 4 is high"
    assert scale.reading(10) == "9 is very high, 4 is low"


def test_one_high_number_among_many_may_be_a_slip_so_the_scale_is_asked():
    few = [[f"Person {number}", "4"] for number in range(9)]
    assert rows(["Name", "Power"], *few, ["Ada", "9"]).asks
    assert not rows(["Name", "Power"], *few[:3], ["Ada", "9"]).asks


@pytest.mark.parametrize(("top", "levels"), [(5, [4, 5, 4]), (10, [2, 3, 2])])
def test_the_scale_that_is_chosen_holds(top, levels):
    found = rows(HEADER, *GOOD, REFUSED, tops={PersonField.INFLUENCE: top})
    assert not found.asks
    assert [person.stakeholder.influence for person in found.people] == levels


def test_a_header_that_tells_the_scale_is_believed():
    found = rows(["Name", "Power (1-10)"], ["Ada", "4"], ["Ben", "5"])
    assert [person.stakeholder.influence for person in found.people] == [2, 3]
    assert not found.scales[PersonField.INFLUENCE].is_open


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Vorname;Nachname;Position;Abteilung;E-Mail;Telefon", "Ada;Byron;CFO;Finance;a@b.example;7"),
        ("Vorname;Name;Rolle;Firma;E-Mail-Adresse;Handy", "Ada;Byron;CFO;Finance;a@b.example;7"),
        ("Voornaam;Achternaam;Functie;Afdeling;E-mailadres;Telefoonnummer", "Ada;Byron;CFO;Finance;a@b.example;7"),
        ("Nom;Prénom;Fonction;Société;Courriel;Téléphone", "Byron;Ada;CFO;Finance;a@b.example;7"),
        ("Nombre;Apellidos;Cargo;Departamento;Correo electrónico;Teléfono", "Ada;Byron;CFO;Finance;a@b.example;7"),
        ("First name;Last name;Position;Department;Mail;Phone", "Ada;Byron;CFO;Finance;a@b.example;7"),
    ],
)
def test_a_file_in_another_language_with_names_in_two_columns_is_read(header, cells):
    (found,) = read(f"{header}\n{cells}\n").people
    one = found.stakeholder
    told = (one.name, one.role, one.unit, one.email, one.phone)
    assert told == ("Ada Byron", "CFO", "Finance", "a@b.example", "7")


@pytest.mark.parametrize(
    "header",
    ["Name;Einfluss;Interesse;Haltung", "Naam;Invloed;Belang;Houding", "Nom;Influence;Intérêt;Attitude",
     "Nombre;Influencia;Interés;Actitud"],
)  # fmt: skip
def test_influence_interest_and_attitude_are_known_in_other_languages(header):
    (found,) = read(f"{header}\nAda;4;5;neutral\n").people
    one = found.stakeholder
    assert (one.influence, one.interest, one.engagement) == (4, 5, Engagement.NEUTRAL)


def test_roles_and_units_are_recognised_even_where_no_name_is():
    table = read_table(b"Rolle;Abteilung\nCFO;Finance\n", "people.csv", row="stakeholder")
    assert set(guess_people(table).headers) == {PersonField.ROLE, PersonField.UNIT}


@pytest.mark.parametrize("cell", ["0", "11", "banana", "30%", "-2"])
def test_what_is_no_level_is_a_problem_with_its_row_and_a_remedy(cell):
    found = rows(["Name", "Influence"], ["Ada", "3"], ["Ben", cell])
    assert problems(found) == [(3, "Influence", cell)]
    assert "write 1 to 5" in found.problems[0].message


def test_good_rows_come_in_while_bad_ones_are_listed():
    found = rows(["Name", "Engagement"], ["Ada", "neutral"], ["Ben", "grumpy"], ["Cleo", "champion"])
    assert [person.stakeholder.name for person in found.people] == ["Ada", "Cleo"]
    assert problems(found) == [(3, "Engagement", "grumpy")]


@pytest.mark.parametrize(
    ("quadrant", "levels"),
    [
        ("Manage closely", (4, 4)),
        ("keep satisfied", (4, 2)),
        ("Keep Informed", (2, 4)),
        ("monitor", (2, 2)),
        ("Key players", (4, 4)),
    ],
)
def test_a_quadrant_of_the_power_interest_grid_gives_both_levels(quadrant, levels):
    found = one(["Stakeholder", "Power/Interest"], ["Ada", quadrant])
    assert (found.influence, found.interest) == levels


def test_a_level_of_its_own_counts_more_than_the_quadrant():
    found = one(["Stakeholder", "Power", "Quadrant"], ["Ada", "5", "keep satisfied"])
    assert (found.influence, found.interest) == (5, 2)


@pytest.mark.parametrize(
    ("word", "engagement"),
    [
        ("Unaware", Engagement.UNAWARE),
        ("blocker", Engagement.RESISTANT),
        ("Opposed", Engagement.RESISTANT),
        ("indifferent", Engagement.NEUTRAL),
        ("in favour", Engagement.SUPPORTIVE),
        ("Champion", Engagement.LEADING),
        ("N", Engagement.NEUTRAL),
    ],
)
def test_engagement_is_read_in_its_usual_words(word, engagement):
    assert one(["Name", "Current engagement level"], ["Ada", word]).engagement is engagement


def test_where_they_stand_holds_from_today_unless_the_file_gives_a_day():
    header = ["Name", "Engagement", "Assessed on"]
    assert one(header, ["Ada", "neutral", ""]).placement.on == TODAY
    assert one(header, ["Ada", "neutral", "2019-05-03"]).placement.on == date(2019, 5, 3)


def test_somebody_of_whom_nothing_is_judged_has_no_placement():
    assert one(["Name", "Influence"], ["Ada", ""]).placements == ()


def test_address_books_as_outlook_and_google_write_them_are_read():
    header = ["First Name", "Last Name", "Company", "Job Title", "E-mail Address", "Mobile Phone"]
    found = one(header, ["Ada", "Byron", "Acme", "CFO", "ada@acme.example", "+44 1"])
    told = (found.name, found.unit, found.role, found.email, found.phone)
    assert told == ("Ada Byron", "Acme", "CFO", "ada@acme.example", "+44 1")


def test_who_has_no_name_is_called_by_the_e_mail_address():
    assert one(["Name", "E-mail"], ["", "ada@acme.example"]).name == "ada@acme.example"


def test_a_row_with_neither_name_nor_e_mail_is_a_problem():
    assert problems(rows(["Name", "Role"], ["Ada", "CFO"], ["", "CEO"])) == [(3, "Name", "")]


@pytest.mark.parametrize(
    ("cell", "days"), [("14", 14), ("weekly", 7), ("Every 2 weeks", 14), ("monthly", 30), ("Bi-weekly", 14)]
)
def test_a_rhythm_is_read_in_days_and_in_words(cell, days):
    assert one(["Name", "Frequency"], ["Ada", cell]).rhythm_days == days


def test_a_rhythm_longer_than_a_year_is_a_problem():
    found = rows(["Name", "Frequency"], ["Ada", "400"])
    assert problems(found) == [(2, "Frequency", "400")]


def test_a_first_contact_may_lie_in_the_past():
    assert one(["Name", "First contact by"], ["Ada", "2020-01-31"]).first_contact_by == date(2020, 1, 31)


def test_dates_that_read_in_two_ways_are_asked_about():
    found = rows(["Name", "First contact by"], ["Ada", "03/04/2026"])
    assert found.asks_day_first
    answered = one(["Name", "First contact by"], ["Ada", "03/04/2026"], day_first=True)
    assert answered.first_contact_by == date(2026, 4, 3)


@pytest.mark.parametrize("kind", ["group", "Team", "board"])
def test_a_group_goes_by_several_names(kind):
    assert one(["Name", "Type"], ["Works council", kind]).kind is StakeholderKind.GROUP


def test_members_are_found_among_the_rows_and_in_the_register():
    header = ["Name", "Kind", "Members"]
    board, ben = people(header, ["Board", "group", "Ben; ada"], ["Ben", "", ""], known=[somebody("Ada")])
    assert board.members == (ben.id, "Ada")


def test_a_member_whom_nobody_knows_is_told_and_left_out():
    found = rows(["Name", "Members"], ["Board", "Zoe"])
    assert found.people[0].stakeholder.members == ()
    assert "Row 2: “Zoe” among the members" in found.notes[0]


def test_who_influences_whom_is_read_from_names():
    ada, ben = people(["Name", "Influences"], ["Ada", "Ben"], ["Ben", ""])
    assert ada.influences == (ben.id,)


def test_a_name_that_two_rows_have_stands_for_neither():
    found = rows(["Name", "Influences"], ["Ada", "Ben"], ["Ben", ""], ["Ben", ""])
    assert found.people[0].stakeholder.influences == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1250"])
def test_names_survive_every_usual_encoding(encoding):
    content = "Name;Unit\nZoë Müller;Küche und Bäckerei\nJörg Weiß;Geschäftsführung\n".encode(encoding)
    assert [person.stakeholder.name for person in read(content).people] == ["Zoë Müller", "Jörg Weiß"]


def test_a_workbook_is_read_like_a_csv():
    found = read(a_book(["Stakeholder", "Power", "Interest"], ["Ada", 5, "low"]), "people.xlsx")
    assert [(person.stakeholder.influence, person.stakeholder.interest) for person in found.people] == [(5, 2)]


def test_a_file_without_names_asks_for_their_column():
    found = rows(["Colour", "Size"], ["red", "4"])
    assert not found.people
    assert [(problem.row, problem.message[:30]) for problem in found.problems] == [
        (0, "No column with names was found")
    ]


def test_an_empty_file_speaks_of_stakeholders():
    with pytest.raises(BadInput, match="a row for each stakeholder"):
        read("  ")


def test_a_name_too_long_is_a_problem_of_its_row():
    found = rows(["Name"], ["A" * 201], ["Ben"])
    assert [problem.row for problem in found.problems] == [2]
    assert [person.stakeholder.name for person in found.people] == ["Ben"]


def test_what_is_for_the_owner_alone_is_not_read_for_others():
    header = ["Name", "Role", "Influence", "Engagement", "Private note", "Wants", "Desired engagement"]
    found = rows(header, ["Ada", "CFO", "5", "resistant", "drinks", "money", "leading"], with_judged=False)
    assert found.people[0].stakeholder == somebody("Ada", id="new-1", role="CFO")
    assert "for the plan's owner alone" in found.notes[0]


def test_a_column_can_be_mapped_by_hand():
    assert one(["Name", "Hopes"], ["Ada", "peace"], WANTS="Hopes").wants == "peace"
