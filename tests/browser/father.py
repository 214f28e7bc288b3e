"""The father who walks the whole journey, with an invented word in everything he types."""

from __future__ import annotations

from tests.families.family import build
from wizard.answers import Answers
from wizard.content import Content

TYPED = {
    "child-name": "Zebulex",
    "school-name": "Quorndax Primary School",
    "class-name": "2 Vumblefox",
    "senco-name": "Mrs Threlkwyn",
    "teacher-name": "Mr Oxbraith",
    "strengths": "He builds a grimtower out of anything.",
    "what-helps": "I hum the plondle song and he calms down.",
    "child-words": "The letters go swibbly.",
    "hoped-change": "I would like reading to stop being a drungeon.",
    "class-help-words": "A snorply card on his table.",
    "school-said-words": "That he is a late blorfer.",
    "meeting-time": "3.15pm, quarvish time",
    "needs-words": "A chair for my bad kneeflock",
    "enclosed": "His drawing of a hexapomp.",
    "your-name": "Tobias Wrenzig",
    "relationship": "Zebulex's dadgrim",
    "reply-by": "Email tobias@yolkstrand.example",
}
WORRIES = {
    "worry-words": {
        "reading": "He looks at the first letter and glorps the rest.",
        "own-concern-1": "He asks me each night if he is a clunterhead.",
    },
    "worry-leads-to": {"reading": "Bedtime ends in a frumpest."},
}
OWN_WORRY = "He hides his frazzlebook"
OWN_ASK = "Who will read the dromkins with him?"

INVENTED = [
    "Zebulex", "Quorndax", "Vumblefox", "Threlkwyn", "Oxbraith", "grimtower", "plondle", "swibbly",
    "drungeon", "snorply", "blorfer", "quarvish", "kneeflock", "hexapomp", "Wrenzig", "dadgrim",
    "yolkstrand", "glorps", "clunterhead", "frumpest", "frazzlebook", "dromkins",
]  # fmt: skip
"""Words that stand nowhere but in what he types."""


def father(content: Content) -> Answers:
    """All that he answers."""
    told: dict[str, object] = {
        "happening-now": ["none"],
        "nation": "england",
        "council": "warwickshire",
        "school-area": "same",
        "you-are": "parent",
        "pronoun": "he",
        "school-year": "year-2/2026",
        "setting": "primary",
        "worries": ["own-concern-1", "reading"],
        "worry-where": {"reading": ["lessons", "homework"]},
        "worry-often": {"reading": "every-day"},
        "worry-since": {"reading": "this-year"},
        "child-words-share": "yes",
        "talked": "short-chat",
        "class-help": "still-stuck",
        "sen-support": "no",
        "specialists": ["none"],
        "attending": ["full-time"],
        "suspended": "no",
        "health": "no",
        "long-term": "not-sure",
        "school-said": ["not-behind"],
        "ehc": "not-asked",
        "meeting-booked": "yes",
        "meeting-date": "2026-12-03",
        "meeting-how": "in-person",
        "meeting-with": ["senco", "teacher"],
        "supporter": "partner",
        "needs": ["quiet-room"],
        "writers": "one",
    }
    own = {"own-concern-1": OWN_WORRY, "own-ask-1": OWN_ASK}
    return build(content, told | TYPED | WORRIES, own=own).answers
