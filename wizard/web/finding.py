"""What a family typed into the search, read from the body of a request.

Never from the address: it would stay in the browser's history and in the logs of whatever
stands between. It is answered at once, kept nowhere and logged nowhere.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request

from wizard.answers import one_line

FIELD: Final = "words"
"""The name of the field in the form."""
LONGEST: Final = 200
"""How many characters are looked for, and how many the field takes."""
LARGEST_BODY: Final = 4_000
"""How many bytes are read at most: the longest text in the widest script, and some more."""


class TooLong(Exception):  # noqa: N818 - it is an answer to a family, not a fault of ours
    """More was sent than anybody searches for."""


async def typed_words(request: Request) -> str:
    """What was typed, on one line and cut to what is looked for.

    Raises:
        TooLong: Far more was sent than the form can.
    """
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BODY:
            raise TooLong
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=10)
    except ValueError:
        return ""
    return one_line(fields.get(FIELD, [""])[0])[:LONGEST]
