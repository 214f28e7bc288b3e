"""Is there anything that nothing leads to, and does every link lead somewhere?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from wizard.check.texts import Text
from wizard.check.things import inside, things
from wizard.content import Content, Problem

_LINK: Final = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")


def check_unused(content: Content, texts: Iterable[Text]) -> Iterator[Problem]:
    """Sources that nothing cites, words that nothing says, headings that nothing stands under."""
    cited = {
        source.id
        for thing in things(content)
        for _, shape in inside(thing.shape)
        for source in getattr(shape, "sources", ())
    }
    compared = content.words.plain.compared
    cited |= {compared.source} if compared else set()
    for name, source in content.sources.items():
        if source.verified and name not in cited:
            yield Problem("sources.yaml", name, "nothing cites this source; cite it or take it out")
    said = "\n".join(text.read for text in texts if text.file != "glossary.yaml").lower()
    for entry in content.glossary:
        if not any(_stands(name, said) for name in (entry.term, *entry.also)):
            mend = "none of our texts uses this word; use it or take it out"
            yield Problem("glossary.yaml", entry.id, mend)
    used = {concern.heading for concern in content.concerns.values()}
    for heading in content.headings:
        if heading.id not in used:
            yield Problem("headings.yaml", heading.id, "no concern stands under this heading")


def _stands(word: str, said: str) -> bool:
    small = word.lower()
    return small in said and re.search(rf"(?<!\w){re.escape(small)}s?(?!\w)", said) is not None


def check_links(content: Content, texts: Iterable[Text]) -> Iterator[Problem]:
    """Links are whole and lead to a page that is there; those to go to are secure."""
    for text in texts:
        for words, address in _LINK.findall(text.words):
            mend = _address_mend(content, address) or ("" if words.strip() else "has no words")
            if mend:
                yield text.problem(f"the link “{address}” {mend}")
    for name, source in content.sources.items():
        if mend := _address_mend(content, source.url.replace("http://", "https://", 1)):
            yield Problem("sources.yaml", f"{name}.url", f"“{source.url}” {mend}")
    for thing in things(content):
        for path, shape in inside(thing.shape):
            address = getattr(shape, "url", None)
            if address and (mend := _address_mend(content, address)):
                yield thing.problem(f"{path}.url".strip("."), f"“{address}” {mend}")


def _address_mend(content: Content, address: str) -> str:
    """What is wrong with an address, or nothing."""
    if address.startswith("/guide/"):
        known = address.removeprefix("/guide/") in content.guide
        return "" if known else "leads to no page of the guide"
    if address.startswith("/"):
        return ""
    parts = urlsplit(address)
    if parts.scheme != "https":
        return "should start with https://"
    if "." not in parts.netloc or re.search(r"\s", address):
        return "is not a whole web address"
    return ""
