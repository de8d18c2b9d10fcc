"""Cells that a spreadsheet would run as a formula: defused on the way out, restored on the way in.

The rule follows OWASP's advice on CSV injection: text that begins with = + - @, a tab or a line
break gets an apostrophe in front. Text that already looks defused gets one more, so that taking one
away always gives back what was written.
"""

import re

_RUNS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_LOOKS_DEFUSED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def defused(text: str) -> str:
    """The text as it may stand in a CSV cell; plain numbers stay numbers."""
    return f"'{text}" if _RUNS.match(text) and not _NUMBER.fullmatch(text) else text


def marked(text: str) -> str:
    """The text as it may stand in a text cell of an XLSX, where nothing is run, so that `restored` undoes it."""
    return f"'{text}" if _LOOKS_DEFUSED.match(text) else text


def restored(cell: str) -> str:
    """The text that was defused or marked."""
    return cell[1:] if _LOOKS_DEFUSED.match(cell) else cell
