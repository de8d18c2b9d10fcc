"""Uploaded files: taken out of Streamlit's memory, which would keep all that is personal in them until the end."""

from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx


def remove(file_id: str) -> None:
    """Forget an uploaded file of this session."""
    context = get_script_run_ctx()
    files = context.uploaded_file_mgr if context else None
    if context and isinstance(files, MemoryUploadedFileManager):
        files.remove_file(context.session_id, file_id)
