"""What is due for another look, and what was measured."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from wizard.check.things import spoken, things
from wizard.content import Content


def stale(content: Content, today: dt.date, months: int) -> tuple[str, ...]:
    """A line for each source and council pack that was last looked at too long ago."""
    limit = today - dt.timedelta(days=round(months * 30.44))
    lines = [
        f"{source.id}: {source.title}: seen {source.seen}, "
        + (f"checked live {source.checked_live}" if source.checked_live else "never checked live")
        for source in content.sources.values()
        if (source.checked_live or dt.date.min) < limit
    ]
    lines += [
        f"council {pack.council}: last compared {pack.checked}"
        for pack in content.packs.values()
        if pack.checked < limit
    ]
    return tuple(lines)


def report(content: Content) -> str:
    """How much there is of everything, in words and sentences."""
    counts: dict[str, list[str]] = {}
    for thing in things(content):
        kind = thing.file.split("/")[0].removesuffix(".yaml")
        counts.setdefault(kind, []).extend(text for _, text, _ in spoken(thing.shape))
    lines = [f"{'':12} {'texts':>6} {'words':>7} {'words a sentence':>17}"]
    for kind, texts in sorted(counts.items()):
        words, sentences = _measure(texts)
        lines.append(f"{kind:12} {len(texts):6} {words:7} {words / max(1, sentences):17.1f}")
    return "\n".join(lines)


def _measure(texts: Iterable[str]) -> tuple[int, int]:
    words = sentences = 0
    for text in texts:
        plain = re.sub(r"{{.*?}}", "word", text)
        words += len(re.findall(r"[\w’'-]+", plain))
        sentences += max(1, len(re.findall(r"[.?](?:\s|$)", plain)))
    return words, sentences
