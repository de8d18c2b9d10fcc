"""A mail that is written already: the address that opens it in a mail program."""

from urllib.parse import quote


def mail_address(to: str, subject: str, text: str = "") -> str:
    """A mailto: address with subject and text; `to` is left out if it is no e-mail address in ASCII."""
    receiver = quote(to, safe="@.+-_") if "@" in to and to.isascii() else ""
    body = f"&body={quote(_with_full_breaks(text))}" if text else ""
    return f"mailto:{receiver}?subject={quote(subject)}{body}"


def _with_full_breaks(text: str) -> str:
    return text.replace("\n", "\r\n")  # RFC 6068 asks for both
