"""Reviews of Google: the JSON of its API or of Takeout as a table, without names and comments."""

import json
from collections.abc import Iterator, Mapping, Sequence

from planner.shared.errors import BadInput

MOST_JSON_BYTES = 50 * 1024 * 1024
HEADERS = ("reviewId", "starRating", "createTime", "updateTime", "reviewReply.updateTime")
"""The columns kept; of the reviewer and of what was written nothing is."""
_STARS = {"ONE": "1", "TWO": "2", "THREE": "3", "FOUR": "4", "FIVE": "5"}


def is_json(content: bytes) -> bool:
    """Whether a file begins as JSON does."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def table_of(content: bytes, file_name: str) -> Iterator[Sequence[str]]:
    """The headers and a row for each review; `BadInput` for other JSON."""
    if len(content) > MOST_JSON_BYTES:
        raise BadInput(f"“{file_name}” is larger than {MOST_JSON_BYTES // 1024**2} MB; export fewer months.")
    try:
        found = list(_reviews(json.loads(content.decode("utf-8-sig"))))
    except (ValueError, RecursionError) as error:
        raise BadInput(f"“{file_name}” is no proper JSON; download the reviews again.") from error
    if not found:
        raise BadInput(f"“{file_name}” holds no reviews; choose the file “reviews.json” of a Google export.")
    return iter([HEADERS, *(_row(review) for review in found)])


def _reviews(value: object) -> Iterator[Mapping[str, object]]:
    """The reviews in one page of the API, in a list of pages, or in the list itself."""
    if isinstance(value, list):
        for part in value:
            yield from _reviews(part)
    elif isinstance(value, dict):
        if "starRating" in value:
            yield value
        else:
            yield from _reviews(value.get("reviews"))


def _row(review: Mapping[str, object]) -> tuple[str, ...]:
    reply = review.get("reviewReply")
    replied = reply.get("updateTime", "yes") if isinstance(reply, dict) else ""
    stars = str(review.get("starRating", ""))
    key = review.get("reviewId") or review.get("name") or ""
    return (
        str(key),
        _STARS.get(stars.upper(), stars),
        str(review.get("createTime", "")),
        str(review.get("updateTime", "")),
        str(replied),
    )
