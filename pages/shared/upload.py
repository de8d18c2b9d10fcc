"""A file to import: uploaded, and let go of when it is imported or the page is left."""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.shared import only_here


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was uploaded; `digest` is the same for the same content only."""

    name: str
    content: bytes
    digest: str
    file_id: str

    def named(self, name: str) -> str:
        """The key of a widget that is about this file only."""
        return f"{name}_{self.digest[:10]}"


def uploaded(field: str, label: str, megabytes: int) -> Upload | None:
    """The field for a file, and the file that is in it."""
    file = st.file_uploader(label, key=f"{field}_{_round(field)}", max_upload_size=megabytes)
    if file is None:
        only_here.forget()
        return None
    before = only_here.kept(Upload)
    if before is None or before.file_id != file.file_id:
        content = file.getvalue()
        before = Upload(file.name, content, sha256(content).hexdigest(), file.file_id)
        only_here.keep(before, partial(_remove, file.file_id))
    return before


def let_go(field: str) -> None:
    """Empty the field and forget the file."""
    only_here.forget()
    st.session_state[_round_key(field)] = _round(field) + 1


def _round(field: str) -> int:
    """How often the field was emptied: only a field of another key is an empty one."""
    number: int = st.session_state.get(_round_key(field), 0)
    return number


def _round_key(field: str) -> str:
    return f"{field}_round"


def _remove(file_id: str) -> None:
    """Take a file out of Streamlit's memory, which would keep all that is personal in it until the session ends."""
    context = get_script_run_ctx()
    files = context.uploaded_file_mgr if context else None
    if context and isinstance(files, MemoryUploadedFileManager):
        files.remove_file(context.session_id, file_id)
