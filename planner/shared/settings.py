"""Settings: what the operator may choose, read from environment variables that begin with CX100_."""

from datetime import UTC, date, datetime

from platformdirs import user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from planner.shared.errors import BadInput


def own_database() -> str:
    """The address of the SQLite file in the user's data folder."""
    path = user_data_path("cx100", appauthor=False) / "cx100.sqlite3"
    return f"sqlite:///{path.as_posix()}"


class Settings(BaseSettings):
    """The operator's choices. `today` freezes the calendar, for demonstrations and tests.

    `public_url` is the address under which others reach the app; links for departments are made from it.
    """

    model_config = SettingsConfigDict(env_prefix="CX100_", env_ignore_empty=True, frozen=True)

    database_url: str = Field(default_factory=own_database)
    today: date | None = None
    public_url: str = Field(default="", pattern=r"^\s*(https?://\S+)?\s*$")

    def current_day(self) -> date:
        """Today on this machine, or the day it was frozen at."""
        return self.today or datetime.now().astimezone().date()

    def current_moment(self) -> datetime:
        """Now in UTC, on the day the calendar was frozen at if it was."""
        now = datetime.now(UTC)
        return datetime.combine(self.today, now.timetz()) if self.today else now


def read_settings() -> Settings:
    """The settings of this process; `BadInput` naming the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = ", ".join(f"CX100_{str(detail['loc'][0]).upper()}" for detail in error.errors())
        raise BadInput(f"The setting {wrong} cannot be read; correct or remove that environment variable.") from error
