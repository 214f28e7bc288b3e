"""Which services to show for this council and these answers."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.conditions import holds
from wizard.journey import Given
from wizard.models import Council, CouncilPack, Help, HomeNation, LocalLink


@dataclass(frozen=True)
class Signposts:
    """The people who can help this family, nearest first."""

    council: Council | None
    pack: CouncilPack | None
    nation: HomeNation | None
    """Only outside England."""
    local: tuple[Help, ...]
    links: tuple[LocalLink, ...]
    national: tuple[Help, ...]
    crisis: tuple[Help, ...]

    @property
    def sendias(self) -> Help | None:
        """The local SENDIAS service, where we know it; otherwise the way to find it."""
        nearest = (*self.local, *self.national)
        return next((help for help in nearest if help.kind == "sendias"), None) or next(
            (help for help in nearest if help.kind == "finder"), None
        )


def signposts(given: Given) -> Signposts:
    """Who can help. Matters for the council follow where the child *lives*."""
    content = given.content
    nation = given.value("nation") or "england"
    home = content.nations.get(nation)
    council = content.councils.get(given.value("council") or "") if home is None else None
    pack = content.packs.get(council.id) if council is not None else None
    school_here = "yes" in given.words("school-in-england")
    wanted = {nation if nation != "not-sure" else "england"}
    wanted |= {"england"} if school_here else set()
    fitting = [
        help for help in content.national if wanted & set(help.nations) and holds(help.when, given)
    ]
    return Signposts(
        council=council,
        pack=pack,
        nation=home,
        local=tuple(help for help in pack.services if holds(help.when, given)) if pack else (),
        links=tuple(link for link in pack.links if holds(link.when, given)) if pack else (),
        national=tuple(help for help in fitting if help.kind != "crisis"),
        crisis=tuple(help for help in fitting if help.kind == "crisis"),
    )


def default_sendias(given: Given) -> Help | None:
    """The default area's SENDIAS service: named as that area's, before a council is known."""
    pack = given.content.packs.get(given.content.service.default_council)
    services = pack.services if pack else ()
    return next((help for help in services if help.kind == "sendias"), None)
