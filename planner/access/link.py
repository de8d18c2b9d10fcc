"""Links by which somebody without a sign-in answers for one department and one campaign, and for nothing else."""

import hashlib
import secrets
from datetime import datetime

from pydantic import Field

from planner.shared.value import Line, Name, Value

MOST_USES = 20
"""So many answers by one link; more than that nobody needs, and the record is not filled by somebody in between."""


class ConfirmationLink(Value):
    """What is known of a link: for whom it was made, by whom, until when, and whether it was used.

    `hash` is all that is kept of its token: it tells one link from another and opens none.
    """

    hash: str
    campaign: str
    department: Name
    made_at: datetime
    made_by: Line = ""
    expires_at: datetime
    revoked_at: datetime | None = None
    used_at: datetime | None = None
    uses: int = Field(default=0, ge=0)

    def is_open(self, now: datetime) -> bool:
        """Whether it can be used."""
        return self.revoked_at is None and now < self.expires_at and self.uses < MOST_USES

    def used(self, now: datetime) -> "ConfirmationLink":
        """The link after one more answer."""
        return self.but(used_at=now, uses=self.uses + 1)


def new_token() -> str:
    """256 random bits that can stand in an address."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What is kept of a token; nobody finds the token from it."""
    return hashlib.sha256(token.encode()).hexdigest()
