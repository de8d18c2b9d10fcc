"""The text of a file that the command line is given, or of standard input."""

import sys
from pathlib import Path

from planner.shared.errors import BadInput


def text_of(file: str) -> str:
    """The text of a file, or of standard input for `-`; `BadInput` if it cannot be read as UTF-8."""
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise BadInput(f"“{file}” cannot be read: {reason}.") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"“{file}” is not in UTF-8; save it again as “CSV UTF-8”.") from error
