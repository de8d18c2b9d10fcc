"""The source: a file's bytes with how to read them as records, one after the other."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from planner.shared.errors import BadInput

CHUNK = 128
"""So few rows at a time stay in the processor's cache: with thousands, reading takes twice as long."""
_STEPS = 20

Progress = Callable[[float], None]
Chunk = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Source:
    """Delimited text; `skip` characters at the start (a line that names the delimiter) are no record.

    `decimal_sign` is known where the numbers were numbers and not text, as in a workbook.
    """

    file_name: str
    content: bytes = field(repr=False)
    encoding: str = "utf-8"
    errors: str = "strict"
    delimiter: str = ","
    skip: int = 0
    decimal_sign: str = ""

    def chunks(self, progress: Progress = lambda _: None) -> Iterator[Chunk]:
        """The records that hold anything, with the row numbers a spreadsheet shows, some at a time.

        `progress` is told about twenty times how much of the file was read, from 0 to 1.
        """
        raw = io.BytesIO(self.content)
        text = io.TextIOWrapper(raw, self.encoding, self.errors, newline="")
        text.read(self.skip)
        reader = csv.reader(text, delimiter=self.delimiter)
        done, number = 0, 1
        try:
            while records := list(islice(reader, CHUNK)):
                yield [(at, record) for at, record in enumerate(records, number) if any(record)]
                number += len(records)
                if (now := raw.tell() * _STEPS // len(self.content)) > done:
                    done = now
                    progress(now / _STEPS)
        except (csv.Error, UnicodeError) as error:
            raise BadInput(f"“{self.file_name}” is not a proper CSV ({error}); save it as “CSV UTF-8”.") from error

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """The records that hold anything, one by one."""
        for chunk in self.chunks():
            yield from chunk
