"""The named facts of the invented journey."""

from __future__ import annotations

from wizard.facts import Fact, Facts, Finding, Told


def _winged(told: Told) -> Finding:
    return {"yes" if "yes" in told.words("flies") else "no": ("flies",)}


def _place(told: Told) -> Finding:
    if "yes" in told.words("flies"):
        return {"in-the-air": ("flies", "how-high")}
    return {"on-the-ground": ("flies",)}


def _flags(told: Told) -> Finding:
    found: dict[str, tuple[str, ...]] = {}
    if "smoke" in told.words("trouble"):
        found["smoky"] = ("trouble",)
    if "hoard" in told.words("trouble"):
        found["greedy"] = ("trouble",)
    if any("every-day" in told.words("worry-often", item) for item in told.items("worries")):
        found["tired"] = ("worries", "worry-often")
    return found


def _flag(told: Told) -> Finding:
    return dict(list(_flags(told).items())[:1])


def _urgent(told: Told) -> Finding:
    return {"burning": ("trouble",)} if "fire" in told.words("trouble") else {}


def _overlays(told: Told) -> Finding:
    return {"giant": ("keeper",)} if "giant" in told.words("keeper") else {}


_TROUBLE = ("trouble", "worries", "worry-often")

FACTS: Facts = {
    "winged": Fact(("flies",), ("yes", "no"), _winged),
    "place": Fact(("flies", "how-high"), ("in-the-air", "on-the-ground"), _place),
    "flags": Fact(_TROUBLE, ("smoky", "greedy", "tired"), _flags),
    "flag": Fact(_TROUBLE, ("smoky", "greedy", "tired"), _flag),
    "urgent": Fact(("trouble",), ("burning",), _urgent),
    "overlays": Fact(("keeper",), ("giant",), _overlays),
}
