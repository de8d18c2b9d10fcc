"""Files are read whatever wrote them, and bad ones are refused with the remedy."""

import io
import struct
import zipfile
import zlib
from datetime import date, datetime

import pytest

from planner.exchange.tables_in import read_table
from planner.shared.errors import BadInput
from tests.exchange.books import a_book, a_workbook, with_part

SHEET = "xl/worksheets/sheet1.xml"
TEXT = "Task,Owner\nCafé – été,Zoë\n"


def refusal(content, name="plan.xlsx", sheet=None):
    with pytest.raises(BadInput) as refused:
        read_table(content, name, sheet)
    assert name in str(refused.value)
    return str(refused.value)


def cells(content, name="plan.csv", sheet=None):
    return [row.cells for row in read_table(content, name, sheet).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_csv_is_read_in_the_encoding_it_was_saved_in(encoding):
    assert cells(TEXT.encode(encoding)) == [("Café – été", "Zoë")]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Опросить десять клиентов и записать, что они говорят о доставке"),
        ("shift_jis", "お客様十人にインタビューして、配達についての意見を書き留める"),
        ("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl zákazník našemu týmu"),
    ],
)
def test_an_older_encoding_is_detected(encoding, text):
    assert cells(f"Task\tOwner\n{text}\tA\n".encode(encoding))[0][0] == text


@pytest.mark.parametrize(
    "content", [b"\x81\x00\x9d\xff\xfe\x01" * 40, bytes(range(256)) * 4, b"Task\n\x00\x01\x02\x03"]
)
def test_bytes_that_are_no_text_are_refused(content):
    assert "cannot be read as text; save it again as “CSV UTF-8”" in refusal(content, "plan.csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    rows = [["Task", "Duration", "Notes"], ["Talk, listen", "3", "a; b"], ["Act | react", "1,5", "x"]]
    text = "\n".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in rows)
    assert cells(text.encode()) == [tuple(row) for row in rows[1:]]


def test_the_separator_named_in_the_first_line_counts():
    assert cells(b"sep=;\r\nTask;Owner\r\nA,1,2,3;B\r\n") == [("A,1,2,3", "B")]


def test_rows_carry_the_number_a_spreadsheet_shows():
    table = read_table(b'My plan\n\nTask,Owner\n"two\nlines",B\n\nC,D\n', "plan.csv")
    assert (table.header_row, [row.number for row in table.rows]) == (3, [4, 6])


def test_titles_above_the_headers_are_passed_over():
    rows = [
        ["Project:", "Relaunch"],
        [],
        ["", "Task", "Start", "Days", "Owner", "Status"],
        ["", "A", 1, 2, "B", "done"],
    ]
    assert read_table(a_book(*rows), "plan.xlsx").headers == ("Column A", "Task", "Start", "Days", "Owner", "Status")


def test_cells_without_a_header_get_the_letter_of_their_column():
    assert read_table(b"Task,Owner\nA,B,C,D\n", "plan.csv").headers == ("Task", "Owner", "Column C", "Column D")


def test_a_csv_cell_defused_by_the_export_is_restored():
    assert cells(b"Task,Owner\n'=1+1,'tis\n") == [("=1+1", "'tis")]


def test_xlsx_cells_become_text():
    row = ["A", 3, 2.5, True, date(2026, 1, 5), datetime(2026, 1, 5, 9, 30), "=1+1"]  # noqa: DTZ001
    found = cells(a_book(list("abcdefg"), row), "plan.xlsx")[0]
    assert found[:6] == ("A", "3", "2.5", "yes", "2026-01-05", "2026-01-05 09:30:00")


def test_the_first_filled_visible_sheet_is_read():
    book = a_workbook({"Notes": [], "Old": [["Task"], ["X"]], "Plan": [["Task"], ["A"]]}, hidden=["Old"])
    table = read_table(book, "plan.xlsx")
    assert (table.sheet, table.sheets, table.rows[0].cells) == ("Plan", ("Notes", "Plan"), ("A",))


def test_another_sheet_may_be_chosen():
    book = a_workbook({"One": [["Task"], ["A"]], "Two": [["Task"], ["B"]]})
    assert cells(book, "plan.xlsx", "Two") == [("B",)]


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are():
    assert "no sheet “Three”; choose one of: One" in refusal(a_workbook({"One": [["Task"]]}), sheet="Three")


@pytest.mark.parametrize("content", [b"", b" \n\r\n ", b"\xef\xbb\xbf", b",,\n,,\n"])
def test_an_empty_csv_is_refused(content):
    assert "is empty" in refusal(content, "plan.csv")


def test_an_empty_workbook_is_refused():
    assert "is empty" in refusal(a_book())


def test_a_file_over_ten_megabytes_is_refused():
    assert "larger than 10 MB" in refusal(b"x" * (10 * 1024 * 1024 + 1), "plan.csv")


@pytest.mark.parametrize("rows", [5_001, 50_000])
def test_a_csv_of_too_many_rows_is_refused(rows):
    message = refusal(b"Task,Owner\n" + b"A,B\n" * rows, "plan.csv")
    assert "5,000" in message
    assert "plit" in message


def test_five_thousand_rows_are_read():
    assert len(cells(b"Task,Owner\n" + b"A,B\n" * 5_000)) == 5_000


def test_a_workbook_of_too_many_rows_is_refused():
    assert "at most 5,000 can be imported" in refusal(a_book(["Task"], *([["A"]] * 5_001)))


def test_too_many_columns_are_refused():
    assert "at most 100 can be read" in refusal(",".join(["a"] * 101).encode(), "plan.csv")


@pytest.mark.parametrize("content", [b"PK\x03\x04 and then nothing", b"not a zip at all", a_book(["Task"])[:-200]])
def test_a_broken_workbook_is_refused(content):
    assert "damaged or not a real Excel workbook" in refusal(content)


def test_a_workbook_with_broken_sheet_xml_is_refused():
    assert "damaged" in refusal(with_part(a_book(["Task"], ["A"]), SHEET, b"<worksheet><sheetData><row"))


def test_a_workbook_with_a_damaged_part_is_refused():
    book = bytearray(a_book(["Task"], ["A"]))
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        at = packed.getinfo(SHEET).header_offset + 40
    book[at : at + 30] = b"\x00" * 30
    assert "damaged" in refusal(bytes(book))


def test_another_kind_of_zip_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", "<document/>")
    assert "not an Excel workbook" in refusal(out.getvalue())


def test_a_password_is_named_as_the_reason():
    content = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "protected by a password" in refusal(content)


def test_a_zip_with_encrypted_parts_is_refused():
    book = bytearray(a_book(["Task"], ["A"]))
    at = book.find(b"PK\x01\x02")
    while at >= 0:
        book[at + 8] |= 1
        at = book.find(b"PK\x01\x02", at + 1)
    assert "protected by a password" in refusal(bytes(book))


@pytest.mark.parametrize(
    ("name", "remedy"), [("plan.xls", "old Office format"), ("plan.mpp", "Microsoft Project file")]
)
def test_an_old_office_file_is_refused_with_the_way_out(name, remedy):
    assert remedy in refusal(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, name)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = with_part(a_book(["Task"], ["A"]), "xl/media/zeros.bin", b"\x00" * (90 * 1024 * 1024))
    assert len(bomb) < 200_000
    assert "unpacks to far more" in refusal(bomb)


def test_a_zip_bomb_that_lies_about_its_size_is_refused():
    body = b"\x00" * (20 * 1024 * 1024)
    bomb = bytearray(with_part(a_book(["Task"], ["A"]), "xl/zeros.bin", body))
    true_size, lie = struct.pack("<L", len(body)), struct.pack("<L", 10)
    bomb = bomb.replace(true_size, lie)
    assert zlib.crc32(body)
    assert "damaged" in refusal(bytes(bomb))


def test_too_many_parts_are_refused():
    out = io.BytesIO(a_book(["Task"], ["A"]))
    with zipfile.ZipFile(out, "a") as packed:
        for at in range(2_100):
            packed.writestr(f"x/{at}", b"")
    assert "unpacks to far more" in refusal(out.getvalue())


@pytest.mark.parametrize("place", ["XFD1048576", "xfd1048576"])
def test_one_cell_far_away_does_not_unfold_into_a_huge_grid(place):
    sheet = f"""<worksheet><sheetData><row r = '1'><c r='A1' t="inlineStr"><is><t>Task</t></is></c></row>
    <row><c  r = '{place}'><v>1</v></c></row></sheetData></worksheet>"""
    assert "far away" in refusal(with_part(a_book(["Task"]), SHEET, sheet.encode()))


def test_one_long_text_used_by_many_cells_is_refused():
    shared = b"<sst><si><t>" + b"a" * 10_000_000 + b"</t></si></sst>"
    row = b'<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'
    book = with_part(a_book(["Task"]), "xl/sharedStrings.xml", shared)
    sheet = b"<worksheet><sheetData>" + row * 1_000 + b"</sheetData></worksheet>"
    assert "unpacks to far more" in refusal(with_part(book, SHEET, sheet))


def test_a_workbook_without_a_sheet_is_refused():
    book = with_part(a_book(["Task"]), "xl/workbook.xml", b"<workbook><sheets></sheets></workbook>")
    assert "no sheet to read" in refusal(book)


def test_the_table_tells_what_parted_its_cells():
    assert read_table(b"Task;Owner\nCall;Ada\n", "t.csv").delimiter == ";"
    assert read_table(b"sep=|\nTask|Owner\nCall|Ada\n", "t.csv").delimiter == "|"
