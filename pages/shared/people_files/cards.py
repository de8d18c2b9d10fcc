"""Address books among the uploaded files: told from tables by their name or their first line."""

from pages.shared.upload import Upload


def is_cards(upload: Upload) -> bool:
    """Whether it is an address book rather than a table."""
    return upload.name.lower().endswith((".vcf", ".vcard")) or b"BEGIN:VCARD" in upload.content[:200].upper()
