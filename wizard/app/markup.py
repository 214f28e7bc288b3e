"""Words made safe for the place they are shown in.

Whatever a family types is shown as typed: it is never Markdown, a directive of Streamlit's
(``:red[…]``, ``:material/…:``), mathematics, or HTML.
"""

from __future__ import annotations

import html
import re
from typing import Final

from markupsafe import Markup, escape

_JOINER: Final = "\u2060"
"""Shows nothing and is not read out; between two marks, it keeps them from being one sign."""

_ESCAPED: Final = re.compile(r"([\\`*_~$\[])")
_SIGNS: Final = re.compile(r"(?<=[-<>=])(?=[-<>=])|(?<=\])(?=\()|(?<=<)(?=[\w/!?])|(?<=!)(?=\[)")
_COLONS: Final = re.compile(r":(?=[A-Za-z/])")
_LINKS: Final = re.compile(r"(?<=www)(?=\.)|(?<=\w)(?=@)|(?<=@)(?=\w)", re.IGNORECASE)
_AT_START: Final = re.compile(r"^([#>|+-]|\d+(?=[.)]))")


def plain(text: str) -> str:
    r"""A text for a widget's label, where Streamlit reads Markdown.

    Streamlit gives a field the unread label as its name for screen readers, so that as little
    as possible is put in, and most of it cannot be heard.

    >>> plain("*Sam*")
    '\\*Sam\\*'
    """
    escaped = _ESCAPED.sub(r"\\\1", " ".join(text.split()))
    for pattern in (_SIGNS, _LINKS):
        escaped = pattern.sub(_JOINER, escaped)
    return _AT_START.sub(rf"{_JOINER}\1", _COLONS.sub(f":{_JOINER}", escaped))


def safe(text: str) -> str:
    """A text for a piece of HTML; line ends become line breaks. HTML of ours stays as it is.

    >>> safe("a < b"), safe(Markup("<b>a</b>"))
    ('a &lt; b', '<b>a</b>')
    """
    return str(escape(text)).replace("\n", "<br>")


def link(address: str, words: str) -> str:
    """A link to another page or site."""
    return f'<a href="{html.escape(address)}">{safe(words)}</a>'


def paragraphs(text: str, css: str = "") -> str:
    """A text as paragraphs: a new one wherever there is an empty line."""
    mark = f' class="{css}"' if css else ""
    pieces = (piece.strip() for piece in re.split(r"\n\s*\n", str(escape(text))))
    return "".join(f"<p{mark}>{safe(Markup(piece))}</p>" for piece in pieces if piece)  # noqa: S704 - escaped


def bullets(entries: list[str], css: str = "") -> str:
    """A list of entries, each a piece of HTML already."""
    mark = f' class="{css}"' if css else ""
    return f"<ul{mark}>{''.join(f'<li>{entry}</li>' for entry in entries)}</ul>" if entries else ""
