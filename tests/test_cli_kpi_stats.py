"""The command line: what `python -m planner kpi stats` prints, against published figures, and how it refuses."""

import json

import pytest

from planner.cli import main

# Wheeler, Making Sense of Data, tables 9.1 (group A) and 8.1, as the statprocon test suite gives them.
ACCIDENTS = [43, 40, 37, 33, 30, 33, 34, 35, 29, 33, 31, 39]
SMOKERS = [21.3, 20.2, 20.9, 21.0, 18.8, 19.6, 18.7, 18.6, 18.1, 18.9, 19.2, 18.2, 17.3, 19.0]


@pytest.fixture
def file(tmp_path):
    def written(text: str) -> str:
        path = tmp_path / "kpis.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def stats(file, capsys):
    def printed(text: str, *options: str) -> list[dict]:
        assert main(["kpi", "stats", file(text), "--json", *options]) == 0
        return json.loads(capsys.readouterr().out)["kpis"]

    return printed


@pytest.fixture
def refusal(file, capsys):
    def printed(text: str, *options: str) -> str:
        assert main(["kpi", "stats", file(text), *options]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        return err

    return printed


def values(numbers, name="Accidents") -> str:
    return "kpi,period,value\n" + "".join(f"{name},{at},{number}\n" for at, number in enumerate(numbers, 1))


def test_limits_of_a_published_chart(stats):
    (found,) = stats(values(ACCIDENTS))
    assert found["upper_limit"] == pytest.approx(43.9, abs=0.06)
    assert found["lower_limit"] == pytest.approx(25.6, abs=0.06)
    assert found["mean"] == pytest.approx(sum(ACCIDENTS) / 12, abs=1e-12)
    assert found["upper_range_limit"] == pytest.approx(3.268 * found["mean_moving_range"], abs=1e-12)
    assert found["signals"] == []


def test_eight_on_one_side_are_named_with_their_periods(stats):
    (found,) = stats(values(SMOKERS))
    runs = [signal["periods"] for signal in found["signals"] if signal["rule"] == "rule_2_eight_on_one_side"]
    assert runs == [[str(at) for at in range(7, 15)]]


def test_the_interval_of_a_share_is_wilsons_in_percent(stats):
    (found,) = stats("kpi,period,numerator,denominator\nOn time,W1,4,20\n")
    assert found["kind"] == "proportion"
    (week,) = found["periods"]
    assert (week["value"], week["n"]) == (20, 20)
    assert week["low"] == pytest.approx(8.06576625797981, abs=1e-9)  # R, binom.confint(4, 20, methods = "wilson")
    assert week["high"] == pytest.approx(41.60174322518935, abs=1e-9)


def test_the_interval_of_a_net_promoter_score_is_the_adjusted_wald(stats):
    (found,) = stats("kpi,period,promoters,passives,detractors\nNPS,W1,15,9,12\n")
    (week,) = found["periods"]
    assert week["value"] == pytest.approx(100 / 12)
    assert (week["low"], week["high"]) == pytest.approx((-19.027939993209864, 34.41255537782525), abs=1e-9)


def test_rows_of_one_period_are_added_up_before_anything_is_computed(stats):
    (found,) = stats("kpi,period,team,numerator,denominator\nOn time,W1,North,1,10\nOn time,W1,South,3,10\n")
    (week,) = found["periods"]
    assert (week["value"], week["n"]) == (20, 20)


TWO_TEAMS = "kpi,period,value\nScore,W1,4.2\nScore,W1,4.4\n"


def test_bare_values_of_two_teams_are_not_added_up_unasked(refusal):
    said = refusal(TWO_TEAMS)
    assert "Line 3: “Score” has a second value for “W1”" in said
    assert "give their n" in said and "kind that says amount" in said


def test_bare_values_that_are_said_to_be_amounts_are_added_up(stats):
    (found,) = stats("kpi,period,value,kind\nRevenue,W1,4.2,amount\nRevenue,W1,4.4,amount\n")
    assert found["periods"][0]["value"] == pytest.approx(8.6)


def test_several_kpis_of_different_kinds_stand_in_one_table(stats):
    text = "kpi,period,promoters,passives,detractors,value,n,sd\nNPS,W1,15,9,12,,,\nStars,W1,,,,4.2,37,0.9\n"
    assert [(one["kpi"], one["kind"]) for one in stats(text)] == [("NPS", "nps"), ("Stars", "mean")]


def test_an_amount_is_no_sample_and_has_no_interval(stats):
    (found,) = stats(values([12.5]))
    assert found["kind"] == "amount"
    assert found["periods"] == [{"period": "1", "value": 12.5, "n": None, "low": None, "high": None}]


def test_fewer_than_six_periods_have_a_mean_and_no_limits(stats):
    (found,) = stats(values([1, 2, 3, 4, 5]))
    assert (found["mean"], found["mean_moving_range"]) == (3, 1)
    assert (found["lower_limit"], found["upper_limit"], found["upper_range_limit"]) == (None, None, None)


def test_limits_stand_on_the_first_weeks_when_asked(stats):
    (found,) = stats(values([*[10, 12] * 4, 30, 31]), "--baseline-weeks", "8")
    assert (found["mean"], found["mean_moving_range"]) == (11, 2)
    beyond = [signal["periods"] for signal in found["signals"] if signal["rule"] == "rule_1_point_beyond_limit"]
    assert beyond == [["9"], ["10"]]


def test_a_period_with_too_few_cases_keeps_its_n_and_is_not_read(stats):
    text = "kpi,period,numerator,denominator\nOn time,W1,1,2\nOn time,W2,50,100\n"
    (found,) = stats(text, "--minimum-n", "20")
    assert [(week["n"], week["value"]) for week in found["periods"]] == [(2, None), (100, 50)]
    assert found["mean"] == 50


def test_a_column_may_say_the_kind_and_what_a_ratio_is_multiplied_with(stats):
    text = "kpi,period,numerator,denominator,kind,scale\nComplaints,W1,10,5000,rate,1000\n"
    (found,) = stats(text)
    (week,) = found["periods"]
    assert (found["kind"], week["value"]) == ("rate", 2)
    # Garwood's exact interval of ten events, 4.795 to 18.390, per 5,000 and times 1,000.
    assert (week["low"], week["high"]) == pytest.approx((4.795389 / 5, 18.390356 / 5), abs=1e-5)


def test_durations_are_read_as_their_median(stats):
    (found,) = stats('kpi,period,tally\nReply,W1,"5, 7, 9, 20, 400"\n')
    assert (found["kind"], found["periods"][0]["value"]) == ("duration", 9)


def test_decimal_commas_and_persian_digits_are_read(stats):
    (found,) = stats("kpi;period;value\nمیانگین;۱;۱۲٫۵\nمیانگین;۲;13,5\n")
    assert [week["value"] for week in found["periods"]] == [12.5, 13.5]


def test_the_table_for_people_names_the_rule_and_where_it_fired(file, capsys):
    assert main(["kpi", "stats", file(values(SMOKERS, "Smokers"))]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Smokers (amount): mean 19.27, natural process limits ")
    assert "rule_2_eight_on_one_side (below): 7 to 14" in out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no column kpi and no column period"),
        ("kpi,period\nNPS,W1\n", "There is nothing to count"),
        ("kpi,period,value\n", "There are no rows under the headers"),
        ("kpi,period,value\nNPS,,3\n", "Line 2 has no period"),
        ("kpi,period,value\nA,W1,nan\n", "Line 2: value: "),
        ("kpi,period,value\nA,W1,inf\n", "Line 2: value: "),
        ("kpi,period,numerator,denominator\nA,W1,5,4\n", "Line 2: "),
        ("kpi,period,numerator,denominator\nA,W1,0,0\n", "Line 2: "),
        ("kpi,period,numerator,denominator\nA,W1,,4\n", "Line 2: numerator: "),
        ("kpi,period,promoters,passives,detractors\nA,W1,-1,2,3\n", "Line 2: "),
        ("kpi,period,value,numerator,denominator\nA,W1,3,,\nA,W2,,1,2\n", "numbers of more than one kind"),
        ("kpi,period,value,value\nA,W1,3,4\n", "There are two columns value"),
        ("kpi,period,value\nA,W1,3,4\n", "Line 2 has more cells"),
    ],
)
def test_bad_input_is_refused_with_the_line_and_the_reason(refusal, text, said):
    assert said in refusal(text)


def test_a_baseline_of_fewer_than_six_weeks_is_refused(refusal):
    assert "Limits need 6 periods" in refusal(values(ACCIDENTS), "--baseline-weeks", "5")


def test_three_decimals_are_decimals_and_no_thousands(stats):
    rows = "Effort,W1,5.125,40,1.178\nEffort,W2,5.0,40,1.2\n"
    (found,) = stats(f"kpi,period,value,n,sd\n{rows}")
    assert [week["value"] for week in found["periods"]] == [5.125, 5.0]
    (share,) = stats("kpi,period,numerator,denominator,kind\nShare,W1,1.234,12.345,proportion\n")
    assert share["periods"][0]["value"] == pytest.approx(100 * 1.234 / 12.345)
