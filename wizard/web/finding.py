"""The search, between the browser and us: what was typed, and the address of what was found.

What a family typed is read from the body of a request, and never from an address: it would stay
in the browser's history and in the logs of whatever stands between. The answer sends the browser
on to an address that names only what was found, so that *Back* comes there again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request

from wizard.answers import one_line
from wizard.search import MOST_FOUND

SEARCH: Final = "/guide/search"
"""Where the form of the search is sent to."""
FOUND: Final = "/guide/found"
"""Where what was found is shown."""

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


def address_of(pages: Iterable[str]) -> str:
    """The address that shows the pages that were found, and nothing nearer to what was typed.

    >>> address_of(("funding", "specialists"))
    '/guide/found?pages=funding,specialists'
    """
    told = ",".join(pages)
    return f"{FOUND}?pages={told}" if told else FOUND


def found_at(query: Mapping[str, str]) -> tuple[str, ...]:
    """The pages that an address names, each once; there may be none such."""
    return tuple(dict.fromkeys(query.get("pages", "").split(",")[:MOST_FOUND]))
