"""Does every explanation have its parts, every claim its source, every "must" a law behind it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, get_args

from wizard.check.agreement import source_mends
from wizard.check.texts import Text
from wizard.claims import Claim, claims
from wizard.content import Content, Problem
from wizard.models import Citation, Explanation, GuidePart, GuidePartKind

_MUST: Final = re.compile(r"\bmust\b(?! have (?:been|felt))", re.IGNORECASE)
_SECTION: Final = re.compile(r"\b(?:ss?\.|sections?|regs?\b|regulations?|Sch\b|Schedule|para)")


def check_explanations(content: Content) -> Iterator[Problem]:
    """The parts of each page, and the marks of each claim."""
    for name, page in content.guide.items():
        file = content.files[f"guide/{name}"]
        yield from _parts(content, file, page)
        for part in page.parts:
            for claim in claims(part.text):
                line = part.line + claim.line
                for mend in _claim_mends(content, claim):
                    yield Problem(file, part.title, mend, line)


def _parts(content: Content, file: str, page: Explanation) -> Iterator[Problem]:
    headings = content.web.get("guide", {}).get("parts", {})
    there = [part.kind for part in page.parts]
    wanted = [kind for kind in get_args(GuidePartKind) if kind in headings]
    for kind in wanted:
        if kind not in there:
            yield Problem(file, "", f"write the part “## {headings[kind][0]}”")
    for kind in sorted({kind for kind in there if there.count(kind) > 1}):
        yield Problem(file, "", f"the part “{headings[kind][0]}” stands twice; join the two")
    if not set(wanted) - set(there) and len(there) == len(wanted) and there != wanted:
        order = ", ".join(f"“{headings[kind][0]}”" for kind in wanted)
        yield Problem(file, "", f"put the parts in this order: {order}")


def _claim_mends(content: Content, claim: Claim) -> Iterator[str]:
    for source in claim.cited:
        yield from source_mends(content, source)
    start = " ".join(claim.text.split()[:6])
    if "[^" in claim.text:
        yield f"a mark cannot be read; write [^SOURCE place] or [^us]: “{start} …”"
    if claim.needs_source and not claim.cited and not claim.ours:
        yield f"mark where this comes from, [^SOURCE place], or [^us] for our advice: “{start} …”"
    if _MUST.search(claim.text) and not _is_law(content, claim.cited):
        yield f"“must” needs a law behind it: cite the section, or write “should”: “{start} …”"


def check_musts(content: Content, texts: Iterable[Text]) -> Iterator[Problem]:
    """Outside the parts of the guide too, only the law says "must"."""
    for text in texts:
        if text.field.startswith("parts.") and text.file.startswith("guide/"):
            continue
        if _MUST.search(text.read) and not _is_law(content, text.cited or ()):
            yield text.problem(
                "“must” needs a law behind it: cite the section, or say it otherwise"
            )


def _is_law(content: Content, cited: Iterable[Citation]) -> bool:
    """Whether a source is the law, or names the section of it that it quotes."""
    return any(
        (source.id in content.sources and content.sources[source.id].law)
        or _SECTION.search(source.at or "")
        for source in cited
    )


def line_of_part(page: Explanation, field: str) -> int:
    """The line of a part of a page that a field such as ``parts.mix-ups.text`` names; or 0."""
    pieces = field.split(".")
    found: Iterator[GuidePart] = (part for part in page.parts if part.kind in pieces)
    return next((part.line for part in found), 0)
