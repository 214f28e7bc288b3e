"""What authors wrote, held against what must be true of it."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from tests.families.family import build
from wizard import dates
from wizard.check import check
from wizard.check.letters import printed_in, shown_in
from wizard.conditions import holds
from wizard.facts import FACTS
from wizard.guidance import possible_asks
from wizard.letter import _values
from wizard.models import Ask
from wizard.signposts import signposts
from wizard.voice import Voice

# --- It agrees with itself ------------------------------------------------------------------


def test_the_content_is_sound(real_content):
    assert [str(problem) for problem in check(real_content)] == []


def test_there_are_all_the_worries_and_all_the_questions_to_ask(real_content):
    assert sorted(c.number for c in real_content.concerns.values()) == list(range(1, 25))
    assert sorted(ask.number for ask in real_content.asks.values()) == list(range(1, 47))


def test_every_worry_stands_under_a_heading_a_family_sees(real_content):
    used = {concern.heading for concern in real_content.concerns.values()}
    assert used == {heading.id for heading in real_content.headings}
    assert len(real_content.headings) == 7


def test_there_are_enough_example_families(real_content):
    assert len(real_content.examples) >= 14


# --- Councils -------------------------------------------------------------------------------


def test_every_council_of_england_is_there_and_every_district_leads_to_one(real_content):
    councils = real_content.councils.values()
    assert len(councils) == 153
    districts = [district for council in councils for district in council.districts]
    assert len(districts) == len(set(districts)) == 164
    rows = (real_content.folder / "districts.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) - 1 == 164


def test_coventry_and_solihull_are_never_warwickshire(real_content):
    warwickshire = real_content.councils["warwickshire"]
    assert set(warwickshire.districts) == {
        "North Warwickshire",
        "Nuneaton and Bedworth",
        "Rugby",
        "Stratford-on-Avon",
        "Warwick",
    }
    for name in ("coventry", "solihull"):
        assert real_content.councils[name].code != warwickshire.code
        assert name not in real_content.packs


def test_a_family_in_coventry_is_not_sent_to_warwickshire(family):
    coventry = signposts(family(nation="england", council="coventry").given)
    assert coventry.council is not None
    assert coventry.council.id == "coventry"
    assert coventry.pack is None
    assert coventry.sendias is not None
    assert coventry.sendias.kind == "finder"
    assert "warwickshire" not in f"{coventry.local}{coventry.links}{coventry.national}".lower()


def test_a_family_in_warwickshire_is_shown_its_own_service(family):
    home = signposts(family(nation="england", council="warwickshire").given)
    assert home.sendias is not None
    assert "Warwickshire" in home.sendias.name
    assert home.links


def test_a_family_that_named_no_council_is_shown_no_council_s_pages(family):
    for answers in ({}, {"nation": "england", "council": "not-sure"}):
        found = signposts(family(**answers).given)
        assert found.council is None
        assert not found.local
        assert not found.links


@pytest.mark.parametrize("nation", ["wales", "scotland", "northern-ireland"])
def test_a_family_outside_england_is_shown_its_own_nation_s_help(family, nation):
    found = signposts(family(nation=nation, school_in_england="no", council="warwickshire").given)
    assert found.nation is not None
    assert found.council is None
    assert found.national
    assert all(nation in help.nations for help in found.national)


# --- Which law applies where ----------------------------------------------------------------

MAINSTREAM = {"s66", "s67", "s68", "s69", "s100", "code", "equality", "sch13"}
MAINSTREAM |= {"three-meetings", "plan-record", "ehc"}

DUTIES = {
    # The fact base, section 3: only what is verified there is said to a family.
    "private-nursery": {"code", "equality", "ehc"},
    "childminder": {"code", "equality", "ehc"},
    "maintained-nursery": MAINSTREAM - {"s100", "three-meetings", "plan-record"},
    "nursery-class": MAINSTREAM,
    "primary": MAINSTREAM,
    "secondary": MAINSTREAM,
    "sixth-form": MAINSTREAM,
    "college": {"s66", "code", "equality", "sch13", "ehc"},
    "special-school": {"s100", "code", "equality", "sch13", "ehc"},
    "alternative": {"code", "equality", "sch13", "ehc"},
    "fee-paying": {"equality", "sch13", "ehc"},
    "home-educated": {"ehc"},
    "no-place": {"ehc"},
}


@pytest.mark.parametrize("setting", DUTIES)
def test_each_kind_of_place_has_the_duties_the_law_gives_it(family, setting):
    assert family(setting=setting).given.words("duties") == DUTIES[setting]


def test_every_kind_of_place_is_in_the_table_and_has_its_words(real_content):
    options = {option.id for option in real_content.questions["setting"].options}
    assert options == set(DUTIES)
    assert set(real_content.settings) == {*options, "unknown"}


def test_no_two_kinds_of_place_are_lumped_together(family, real_content):
    """Where the law is the same, the words, the kind or an overlay still tells them apart."""

    def told_apart(setting):
        given = family(setting=setting).given
        return (
            given.words("duties"),
            given.words("setting-kind"),
            given.words("overlays"),
            given.words("place"),
            real_content.settings[setting].model_dump_json(),
        )

    alike = [
        {one, other}
        for one, other in itertools.combinations(DUTIES, 2)
        if told_apart(one) == told_apart(other)
    ]
    # A primary school's class teacher is a secondary school's form tutor; no pair is the same.
    assert alike == []


@pytest.mark.parametrize(
    ("setting", "never"),
    [
        ("college", {"CFA67", "CFA69", "s.67", "s.68", "s.69"}),
        ("private-nursery", {"s.66", "s.67", "s.68", "s.69"}),
        ("childminder", {"s.66", "s.67", "s.68", "s.69"}),
        ("fee-paying", {"s.66", "s.67", "s.68", "s.69", "s.100"}),
    ],
)
def test_no_question_to_ask_rests_on_a_law_that_does_not_apply(family, setting, never):
    asks = possible_asks(family(setting=setting).given)
    assert asks
    cited = {f"{source.id} {source.at}" for ask in asks for source in ask.sources}
    assert not [c for c in cited for word in never if re.search(rf"{re.escape(word)}(?!\d)", c)]


def test_questions_to_ask_are_hidden_where_their_law_does_not_apply(family, real_content):
    shown = {
        setting: {ask.id for ask in possible_asks(family(setting=setting).given)}
        for setting in DUTIES
    }
    about_law = [ask for ask in real_content.asks.values() if "duties" in ask.when]
    assert len(about_law) >= 15
    for ask in about_law:
        for setting, duties in DUTIES.items():
            if not duties & set(ask.when["duties"]):
                assert ask.id not in shown[setting], (ask.id, setting)
    assert len({frozenset(ids) for ids in shown.values()}) >= 7


def test_every_question_to_ask_can_be_asked_by_somebody(family, real_content):
    reached: set[str] = set()
    for setting in DUTIES:
        for year in ("nursery/2026", "year-4/2026", "year-12/2026"):
            for more in ({}, {"you_are": "young-person"}, {"health": "yes", "suspended": "once"}):
                told = family(setting=setting, school_year=year, **more)
                reached |= {ask.id for ask in possible_asks(told.given)}
    assert reached == set(real_content.asks)


# --- Every answer shows, or says why not ----------------------------------------------------

NOT_IN_DOCUMENTS_AT_MOST = 17


def test_every_answer_shows_in_a_document_or_says_why_not(real_content):
    shown: set[str] = set()
    printed: set[str] = set()
    for letter in real_content.letters.values():
        for block in letter.blocks:
            shown |= shown_in(block)
            printed |= printed_in(block)
    silent = {q.id for q in real_content.questions.values() if q.not_in_documents}
    assert shown | silent == set(real_content.questions)
    assert not printed & silent
    assert len(silent) <= NOT_IN_DOCUMENTS_AT_MOST
    for name in silent:
        assert len(str(real_content.questions[name].not_in_documents).split()) >= 4


def test_what_somebody_wrote_about_safety_never_has_a_place_in_a_letter(real_content):
    assert real_content.questions["happening-now"].not_in_documents
    for letter in real_content.letters.values():
        assert all("happening-now" not in printed_in(block) for block in letter.blocks)


# --- Every topic of the council's page has a home -------------------------------------------

TOPICS = {
    "Quality first teaching and differentiation": ("everyday-teaching",),
    "A difficulty for a time is not SEN by itself": ("is-it-sen", "short-term-causes"),
    "Speak to the class teacher or the SENCO": ("who-to-talk-to",),
    "The SENCO": ("senco",),
    "SEN support": ("sen-support",),
    "A medical condition and the policy": ("medical-conditions",),
    "Assess, plan, do, review": ("assess-plan-do-review", "reviews-and-meetings"),
    "Permission before a specialist's assessment": ("specialists",),
    "What support may include, and a significant adult": ("what-support-can-look-like",),
    "Reasonable adjustments": ("reasonable-adjustments",),
    "The SEN support plan or IEP, and a copy of it": ("sen-support-plan",),
    "No diagnosis is needed": ("no-diagnosis-needed",),
    "Help from education and health services": ("specialists", "health-and-early-help"),
    "An EHC needs assessment": ("ehc-needs-assessment",),
    "What an EHC plan is": ("ehc-plan",),
    "Who pays, and top-up": ("funding",),
    "SENDIAS": ("sendias",),
    "The SEN information report and policy": ("information-report",),
    "The Local Offer and feedback on it": ("local-offer",),
    "Suspension and exclusion": ("behaviour-and-suspension", "not-in-full-time"),
    "Young people of 16 and over": ("college-and-young-people",),
    "Early years settings": ("early-years",),
}


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_of_the_council_s_page_is_explained(real_content, topic):
    for name in TOPICS[topic]:
        page = real_content.guide[name]
        assert sum(len(part.text.split()) for part in page.parts) >= 60
        assert page.sources


def test_every_explanation_can_be_read_whatever_was_answered(real_content):
    """The guide is read without answering anything: a `when` only brings a page forward."""
    assert all(page.short and page.parts for page in real_content.guide.values())


# --- Sources and claims -----------------------------------------------------------------------


def test_every_source_says_which_copy_was_seen_and_when(real_content):
    assert real_content.sources
    for source in real_content.sources.values():
        assert source.seen <= real_content.service.facts_seen
        assert source.edition
        assert source.url.startswith(("https://", "http://"))


def test_only_law_makes_a_must(real_content):
    """Where a page says "must", a source is the law, or names its section."""
    law = {s.id for s in real_content.sources.values() if s.law}
    assert law
    steps = [(f"{p.id}.{s.id}", s.text, s.sources) for p in real_content.plans for s in p.steps]
    pages = [(page.id, page.short, page.sources) for page in real_content.guide.values()]
    replies = [(r.id, r.you_can_say + r.why, r.sources) for r in real_content.replies]
    without = [
        (name, [f"{source.id} {source.at}" for source in sources])
        for name, text, sources in (*steps, *pages, *replies)
        if re.search(r"\b(council|school|college|nursery|settings?)\b[^.]*\bmust\b", text)
        and not any(re.search(r"\bs\.\d|\breg \d|\bSch \d", str(source.at)) for source in sources)
        and not law & {source.id for source in sources}
    ]
    assert without == []


def test_the_page_on_planned_changes_names_the_same_day_as_the_notice(real_content):
    day = dates.say(real_content.service.law_notice.as_at)
    page = real_content.guide["law-changes"]
    assert real_content.service.newest_copy in page.short
    assert day in page.parts[0].text
    assert real_content.service.newest_copy in page.parts[0].text
    assert real_content.service.newest_copy in str(real_content.service.law_notice.text)


# --- Letters --------------------------------------------------------------------------------


def test_the_letter_to_the_school_quotes_no_law_and_sets_no_deadline(real_content):
    letter = real_content.letters["meeting-letter"]
    parts = [p for b in letter.blocks for p in (*b.parts, *(q for pt in b.points for q in pt))]
    assert all(part.law is None for part in parts)
    words = " ".join(str(part.say) for part in parts)
    assert not re.search(r"\b(Act|Code|section|regulation|must|legal|deadline)\b", words)


def test_every_document_is_titled_without_a_child_s_name(real_content):
    for letter in real_content.letters.values():
        assert "{{" not in letter.title
        assert "{" not in letter.file_name


def test_every_journey_s_letters_fit_a_family_in_england(family, real_content):
    for setting in DUTIES:
        told = family(nation="england", setting=setting)
        fitting = [
            n for n in real_content.letters if holds(real_content.letters[n].when, told.given)
        ]
        assert {"meeting-plan", "child-page"} <= set(fitting)
        assert ("meeting-letter" in fitting) != ("council-letter" in fitting)


# --- The tables agree -----------------------------------------------------------------------


def test_every_question_that_a_fact_reads_is_asked(real_content):
    read = {question for fact in FACTS.values() for question in fact.reads}
    assert read <= set(real_content.questions)


def test_the_short_way_asks_nothing_that_the_long_way_does_not(real_content):
    soon, full = real_content.journeys
    assert (soon.id, full.id) == ("soon", "full")
    assert set(soon.question_ids()) < set(full.question_ids())
    assert len(soon.question_ids()) < len(full.question_ids()) / 2


def test_every_file_of_content_is_read(real_content):
    """A file in the wrong place, or with the wrong ending, would never reach a family."""
    read = set(real_content.files.values()) | {
        f"{name}.yaml"
        for name in [
            "sources",
            "settings",
            "school_years",
            "glossary",
            "headings",
            "service",
            "words",
            "screen",
            "web",
            "nations",
            "services/national",
        ]
    }
    there = {
        path.relative_to(real_content.folder).as_posix()
        for path in Path(real_content.folder).rglob("*")
        if path.suffix in {".yaml", ".yml", ".md"}
    }
    assert there - read <= {"README.md", "DATA-LICENCE.md"}


def test_ids_are_never_given_twice(real_content):
    asks = [ask for topic in real_content.ask_topics for ask in topic.asks]
    assert all(isinstance(ask, Ask) for ask in asks)
    for group in (
        asks,
        [thing for things_to in real_content.bring_lists for thing in things_to.bring],
        real_content.plans,
        real_content.national,
        real_content.glossary,
        real_content.headings,
    ):
        ids = [thing.id for thing in group]
        assert len(ids) == len(set(ids))


def test_a_family_is_built_from_nothing(real_content):
    assert build(real_content, {}).asked[0] == "happening-now"


def test_no_part_of_a_letter_needs_what_nothing_can_give(family, real_content):
    """A slip in a name under ``needs`` would leave the part out for every family."""
    dated = family(
        ehc="refused",
        decision_about="no-plan",
        decision_date="2026-11-09",
        meeting_booked="yes",
        meeting_date="2026-12-03",
    ).given
    waiting = family(ehc="waiting", ehc_received="2026-10-01").given
    known = {
        name.replace("_", "-")
        for given in (dated, waiting)
        for name in _values(given, Voice(given, "letter"))
    }
    needed = {
        (f"{letter.id}.{block.id}", name)
        for letter in real_content.letters.values()
        for block in letter.blocks
        for shape in (block, *block.parts, *(part for point in block.points for part in point))
        for name in shape.needs
    }
    assert [each for each in needed if each[1] not in known | set(real_content.questions)] == []
