"""The file to import: uploaded, and let go of when it is imported or the page is left."""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256

import streamlit as st

from pages.shared import file_removal, only_here
from planner.exchange.raw_table import MOST_BYTES

MEGABYTES = MOST_BYTES // 1024**2
_ROUND = "people_file_round"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was uploaded; `digest` is the same for the same content only."""

    name: str
    content: bytes
    digest: str
    file_id: str

    @property
    def is_cards(self) -> bool:
        """Whether it is an address book rather than a table."""
        return self.name.lower().endswith((".vcf", ".vcard")) or b"BEGIN:VCARD" in self.content[:200].upper()

    def named(self, name: str) -> str:
        """The key of a widget that is about this file only."""
        return f"people_import_{name}_{self.digest[:10]}"


def uploaded() -> Upload | None:
    """The field for the file, and the file that is in it."""
    file = st.file_uploader(
        f"Drop a CSV, Excel or vCard (.vcf) file here, at most {MEGABYTES} MB",
        key=f"people_file_{st.session_state.get(_ROUND, 0)}",
        max_upload_size=MEGABYTES,
    )
    if file is None:
        only_here.forget()
        return None
    before = only_here.kept(Upload)
    if before is None or before.file_id != file.file_id:
        content = file.getvalue()
        before = Upload(file.name, content, sha256(content).hexdigest(), file.file_id)
        only_here.keep(before, partial(file_removal.remove, file.file_id))
    return before


def let_go() -> None:
    """Empty the field and forget the file."""
    only_here.forget()
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
