"""What is often told wrongly, and must never be told to a family here.

Each test is a correction of the fact base (its sections 0 and 11). It looks at every sentence
that a family can read. It names wrong sentences that have to be caught, and right ones that
have to pass, so that a pattern that catches nothing, or everything, fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from wizard.check.texts import texts
from wizard.content import Content

NOT = (
    r"\b(?:not|no|never|nobody|none|nor|neither|without|cannot|can’t|can't|isn’t|isn't|don’t|don't"
    r"|doesn’t|doesn't|won’t|needn’t|nothing)\b"
)

MUST = r"(?:must|has to|have to|by law|legal(?:ly)?|duty|required|obliged|bound to)"

SPOKEN = {
    r"place\.[Tt]he\b": "the school",
    r"place\.[Ss]enco\b": "the SENCO",
    r"place\.": "school",
    r"council\.": "the council",
    r"child\.": "the child",
    r"writer\.": "we",
    r"": "this",
}
"""How a template is read here, by what it begins with."""


# --- The sentences, and what is looked for in them -------------------------------------------


@dataclass(frozen=True)
class Sentence:
    """One sentence of ours, and where it stands."""

    place: str
    text: str


@pytest.fixture(scope="module")
def read(real_content: Content) -> tuple[Sentence, ...]:
    """Every sentence that a family can read, but those that quote what is wrong."""
    return tuple(sentences(real_content))


def sentences(content: Content) -> Iterator[Sentence]:
    for text in texts(content):
        said_by_others = (
            text.field.endswith("they_say") or text.file == "questions/school-said.yaml"
        )
        if not said_by_others:
            for each in parted(spoken(text.words)):
                yield Sentence(f"{text.file} {text.field}", each)


MIX_UP = re.compile(r"\*\*[“\"].*?[”\"]\*\*|They say:\*\* “.*?”", re.DOTALL)
"""What families hear, quoted so that it can be put right."""


def spoken(text: str) -> str:
    def say(template: re.Match[str]) -> str:
        inside = template.group(1).strip()
        return next(word for start, word in SPOKEN.items() if re.match(start, inside))

    text = MIX_UP.sub("", text)
    return re.sub(r"\{\{(.*?)\}\}", say, text).replace("**", "")


def parted(text: str) -> Iterator[str]:
    """The sentences of a text; lines that only run on are one."""
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*[-|#])", text):
        for each in re.split(r"(?<=[.!?])[”\"’]?\s+", " ".join(paragraph.split())):
            if each:
                yield each


@dataclass(frozen=True)
class Claim:
    """A wrong claim: what a sentence says when it makes it, unless it says that it is not so."""

    says: Sequence[str]
    """Every one of these is in the sentence."""
    unless: str = NOT

    def is_made_by(self, text: str) -> bool:
        """Whether it is made; a question makes no claim."""
        if text.rstrip('”"*’) ').endswith("?"):
            return False
        found = all(re.search(each, text, re.IGNORECASE) for each in self.says)
        return found and not (self.unless and re.search(self.unless, text, re.IGNORECASE))


def never_told(
    read: Sequence[Sentence], *claims: Claim, wrong: Sequence[str], right: Sequence[str]
) -> None:
    """No sentence makes one of the claims; the wrong ones would, and the right ones do not."""

    def made(text: str) -> bool:
        return any(claim.is_made_by(text) for claim in claims)

    assert [each for each in wrong if not made(each)] == []
    assert [each for each in right if made(each)] == []
    assert [f"{each.place}: {each.text}" for each in read if made(each.text)] == []


def test_every_kind_of_page_a_family_reads_is_looked_at(read):
    kinds = {re.split(r"[/. ]", each.place)[0] for each in read}
    assert kinds >= {
        *("guide", "next_steps", "replies", "ask", "bring", "glossary", "screen", "web"),
        *("letters", "concerns", "services", "service", "questions", "journeys"),
    }
    assert len(read) > 2500


# --- Section 0 of the fact base --------------------------------------------------------------


def test_no_family_is_told_that_what_is_planned_is_law_already(read):  # F0.1, F4.1-F4.7
    never_told(
        read,
        Claim(
            [
                r"white paper|reforms?|Education for All|individual support plan|\bISPs?\b"
                r"|proposals?|the plans\b",
                r"(is|are) now law|in force|replaced|now appl|new law|ha(s|ve) changed",
            ],
            unless=rf"{NOT}|until|when we last looked|if anyone|say that",
        ),
        wrong=[
            "Individual Support Plans have replaced SEN support.",
            "The reforms are now law, so reviews have changed.",
        ],
        right=[
            "When we last looked, the plans were not law.",
            "The law stays as it is until a new one is in force.",
        ],
    )


def test_no_parent_is_given_the_wrong_paragraph_on_behaviour(read, real_content):  # F0.2
    never_told(
        read,
        Claim([r"\b6\.23\b", r"behav|disrupt|withdrawn"], unless=""),
        wrong=["Behaviour does not always mean SEN (Code 6.23)."],
        right=["Average marks do not rule SEN out (Code 6.23).", "Behaviour can be a sign."],
    )
    assert [at for at in places_cited(real_content) if re.search(r"\b6\.23\b", at)] == []


UNSEEN = re.compile(r"\b6\.(2[0-4]|3[6-9]|43|4[89]|5[1-9]|6[0-3])\b")
"""Paragraphs whose numbers nobody has seen in the Code itself (F11.13).

6.50 was quoted, and so was 6.44 to 6.56 as the whole passage on the circle (F1.14).
"""

PASSAGE = "6.44-6.56"


def places_cited(content: Content) -> list[str]:
    """Every place in a source that something we say rests on."""
    return [
        f"{source.id} {source.at}"
        for text in texts(content)
        for source in text.cited or ()
        if source.at
    ]


def test_no_parent_is_sent_to_a_paragraph_whose_number_nobody_has_seen(real_content):  # F11.13
    assert UNSEEN.search("NFIS Code 6.21")
    assert not UNSEEN.search("ENFIELD Code 6.50, 6.45")
    cited = {at.replace(PASSAGE, "") for at in places_cited(real_content)}
    assert [at for at in cited if UNSEEN.search(at)] == []


def test_no_time_limit_rests_on_a_paragraph_that_moved_between_editions(  # F0.3
    read, real_content
):
    never_told(
        read,
        Claim([r"\b9\.\d{1,3}\b", r"\b(days?|weeks?|months?|limit|deadline)\b"], unless=""),
        wrong=["You have 15 days to comment (Code 9.77).", "Code 9.41 says within six weeks."],
        right=["You get at least 15 days to comment (regulation 13).", "Code 9.14 lists evidence."],
    )
    chapter_9 = [at for at in places_cited(real_content) if re.search(r"Code 9\.\d", at)]
    assert {re.findall(r"9\.\d+", at)[0] for at in chapter_9} <= {"9.8", "9.14", "9.16"}


def test_no_parent_is_told_that_money_has_to_be_spent_first(read):  # F0.4
    never_told(
        read,
        Claim(
            [
                r"6[,.]?000|spent|spend",
                r"\b(must|has to|have to|need(s|ed)? to|only|until|before|first|test|once)\b",
                r"\b(ask|request|appl|assess|EHC|plan)",
            ],
            unless=rf"{NOT}|set aside",
        ),
        wrong=[
            "The school must spend £6,000 before you can ask for an EHC needs assessment.",
            "You can apply only once £6,000 has been spent.",
            "A request needs proof that 6000 pounds have been spent first.",
        ],
        right=[
            "There is no rule that £6,000 must be spent before you ask.",
            "Money spent and a number of reviews are not the test.",
        ],
    )


def test_no_parent_is_told_that_reasonable_adjustments_is_a_name_for_sen_support(read):  # F0.5
    never_told(
        read,
        Claim(
            [
                r"reasonable adjustments?",
                r"SEN support",
                r"called|another (name|word)|same (thing|as)|also known|means|\bis\b|\bare\b",
            ],
            unless=rf"{NOT}|both|as well as|\bor\b|different|beside",
        ),
        wrong=[
            "SEN support may be called reasonable adjustments.",
            "Reasonable adjustments are another name for SEN support.",
        ],
        right=[
            "Reasonable adjustments are not the same as SEN support.",
            "A child can have SEN support and reasonable adjustments, or both.",
        ],
    )


def test_no_student_is_told_that_a_college_has_a_senco_by_law(read):  # F0.6
    never_told(
        read,
        Claim(
            [r"\bcolleges?\b", r"\bSENCOs?\b", rf"{MUST}|\b(every|all|each)\b"],
            unless=rf"{NOT}|named person|may\b",
        ),
        wrong=[
            "All schools and colleges have a designated SENCO.",
            "A college must have a SENCO.",
            "By law the college has a SENCO.",
        ],
        right=[
            "A college does not have to have a SENCO.",
            "A college should have a named person, and may have a SENCO.",
        ],
    )


REPORT = r"information report"


def test_no_family_is_told_the_wrong_thing_about_a_nursery_s_report(read):  # F0.7
    never_told(
        read,
        Claim(
            [
                r"private nurser|pre-?schools?|playgroups?|childminders?|early years settings?",
                REPORT,
                rf"{MUST}|publish",
            ],
            unless=NOT,
        ),
        Claim(
            [
                r"maintained nurser|nursery schools?|nurser(y|ies) run by (the|a) council",
                REPORT,
                rf"{NOT}|exempt",
            ],
            unless=r"private|pre-?school|childminder|other (nurser|early)|that is not a school",
        ),
        Claim(
            [r"early years settings?|nurseries", REPORT, r"do not|need not|exempt"],
            unless=r"maintained|run by|nursery schools?|private|that is not|that are not",
        ),
        wrong=[
            "Private nurseries must publish an information report.",
            "Maintained nursery schools need not publish an information report.",
            "Early years settings do not need an information report.",
        ],
        right=[
            "A maintained nursery school must publish an information report.",
            "A private nursery or a childminder does not have to publish an information report.",
        ],
    )


def test_no_parent_is_told_that_the_plan_has_a_set_name_or_form(read):  # F0.8
    never_told(
        read,
        Claim([r"individual learning plan"], unless=""),
        Claim(
            [
                r"\b(plan|record|IEP)\b",
                rf"\b{MUST}\b",
                r"\b(be called|be named|set form|template)\b",
            ]
        ),
        wrong=[
            "An IEP is an individual learning plan.",
            "By law the plan must be called an IEP.",
        ],
        right=[
            "IEP is short for individual education plan.",
            "The plan does not have to be called an IEP.",
        ],
    )


def test_no_young_person_is_told_that_rights_come_on_a_birthday(read):  # F0.9
    never_told(
        read,
        Claim(
            [
                r"(16|six)teenth birthday|16th birthday|\b(at|from|over|is|turns?|aged?) 16\b",
                r"\brights?\b|\b(ask|request|appeal|apply)\b",
            ],
            unless=rf"{NOT}|June|compulsory school age|school-leaving|advice",
        ),
        wrong=[
            "The right to ask is yours from your 16th birthday.",
            "A young person aged 16 or over can request an EHC needs assessment.",
            "When someone turns 16, the right to appeal is theirs.",
        ],
        right=[
            "The right moves on the last Friday in June of the school year in which you turn 16.",
            "It does not change on a 16th birthday.",
        ],
    )


def test_no_parent_is_told_to_apply_for_top_up(read):  # F0.10
    never_told(
        read,
        Claim(
            [
                r"\b(you|your|parents?|carers?|famil(y|ies)|we|I)\b[^,;]*\b(appl(y|ied|ies|ying)"
                r"|claim|request|ask the council)\b[^,;]*(top-?up)"
            ],
            unless=rf"{NOT}|(school|nursery|college|they|it) (will |can |could )?appl|have you",
        ),
        Claim([r"top-?up", r"only (with|for|if|where)\b", r"EHC|\bplan\b"]),
        wrong=[
            "You can apply for top-up funding.",
            "Parents can ask the council for top-up.",
            "Top-up is paid only with an EHC plan.",
        ],
        right=[
            "The school applies for top-up, not you.",
            "Ask if the school will apply for top-up.",
        ],
    )


def test_no_parent_is_told_that_every_sending_home_is_unlawful(read):  # F0.11, F11.12
    never_told(
        read,
        Claim(
            [
                r"sen[dt](ing)? (a child |children |them |him |her |the child |word |this )?home"
                r"|home early|collect|informal exclusion|stay away|kept at home|cool (off|down)",
                r"unlawful|illegal|against the law|break(s|ing)? the law|not lawful|not legal",
            ],
            unless=r"\b(may|can|could|might) be\b|not every|not always|\bunless\b",
        ),
        wrong=[
            "Sending a child home without a letter is unlawful.",
            "An informal exclusion is always illegal.",
            "Being sent home to cool off is against the law.",
        ],
        right=[
            "Ask the head in writing what it was.",
            "Not every time a child is sent home is unlawful.",
        ],
    )


def test_no_family_is_told_the_year_of_the_guidance_on_health(read):  # F0.12
    never_told(
        read,
        Claim(
            [r"medical|health|allerg", r"guidance|guide\b", r"\b20(14|15|17|26)\b"],
            unless=r"planned|proposed|draft|due to",
        ),
        wrong=[
            "The December 2015 guidance on medical conditions says so.",
            "New health guidance applies from September 2026.",
        ],
        right=[
            "The guidance on medical conditions says so.",
            "The Children and Families Act 2014 has a section on medical conditions.",
        ],
    )


def test_no_family_is_told_to_wait_for_a_diagnosis(read):  # F0.13
    never_told(
        read,
        Claim(
            [
                r"diagnos(is|ed|es)",
                r"\b(need(s|ed)?|must|ha(s|ve) to|required|once|after|first|only|until|before)\b",
            ],
            unless=rf"{NOT}|can still|need, (and|or)|rather than",
        ),
        wrong=[
            "You need a diagnosis before SEN support can start.",
            "SEN support starts once there is a diagnosis.",
            "Only a child with a diagnosis counts as disabled.",
        ],
        right=[
            "No diagnosis is needed for SEN support.",
            "You do not have to wait for a diagnosis.",
        ],
    )


SCHOOL = r"\b(schools?|SENCO|heads?|head teacher|teacher|nurser(y|ies)|colleges?|setting)\b"


def test_no_parent_is_told_that_the_school_has_to_answer_by_a_date(read):  # F0.14
    never_told(
        read,
        Claim(
            [
                rf"{SCHOOL}[^,;]*\b{MUST}\b[^,;]*\b(answer|reply|respond|write back|get back)",
                r"within|\bby\b|days?|weeks?|deadline",
            ],
            unless=rf"{NOT}|council has|council must",
        ),
        Claim(
            [r"\b(15|fifteen) school days\b"], unless=rf"{NOT}|maintained|run by (the|a) council"
        ),
        wrong=[
            "The school must reply within ten days.",
            "The SENCO has to answer your letter by the end of the month.",
            "Schools have 15 school days to answer.",
        ],
        right=[
            "No law says that the school must reply within a set time.",
            "The council must answer within six weeks.",
        ],
    )


def test_no_family_at_a_fee_paying_school_is_told_of_a_state_school_s_duties(read):  # F0.15
    never_told(
        read,
        Claim(
            [
                r"fee-paying|(private|independent) schools?|charges? fees|pay for the school",
                rf"\b{MUST}\b",
                r"SEN support|SENCO|information report|the Code|best endeavours|three (times|meet)",
            ],
            unless=rf"{NOT}|state schools?|non-",
        ),
        wrong=[
            "A fee-paying school must have a SENCO.",
            "Private schools have to follow the Code.",
            "By law independent schools give SEN support.",
        ],
        right=[
            "Fee-paying schools do not have to have a SENCO.",
            "A school that charges fees must make reasonable adjustments.",
        ],
    )


# --- Section 4 and section 11 ----------------------------------------------------------------


def test_no_family_hears_today_s_plan_called_an_individual_support_plan(read):  # F4.9
    never_told(
        read,
        Claim(
            [r"individual support plan|\bISPs?\b"],
            unless=r"propos|planned|\bplans? to\b|would|later|from 20(29|3\d)|not (yet )?(law|be)"
            r"|government|2029|in future|\bnew\b|one day",
        ),
        wrong=[
            "Ask for a copy of the Individual Support Plan.",
            "Your child's ISP says who helps.",
        ],
        right=["The government has proposed an Individual Support Plan.", "Ask for the plan."],
    )


def test_no_parent_is_given_less_time_or_more_for_mediation(read):  # F11.1
    never_told(
        read,
        Claim(
            [r"mediation advis", r"one month|30 days|four weeks|any time|no (time )?limit"],
            unless=r"certificate",
        ),
        wrong=[
            "Contact the mediation adviser within one month.",
            "You can contact the mediation adviser at any time.",
        ],
        right=[
            "Contact the mediation adviser within two months of the decision being sent.",
            "You have one month from the certificate that the mediation adviser gives you.",
        ],
    )


def test_no_carer_is_told_that_only_a_parent_may_ask(read):  # F11.2
    never_told(
        read,
        Claim(
            [
                r"foster carers?|grandparents?|relatives?|kinship|\bcarers?\b",
                r"cannot|can not|can’t|can't|not allowed|may not|have no right",
                r"\b(ask|request|appeal)\b",
            ],
            unless=r"nobody|no one",
        ),
        Claim([r"\bonly\b[^.]*parental responsibility", r"\b(ask|request|appeal)\b"], unless=NOT),
        wrong=[
            "Foster carers cannot ask for an EHC needs assessment.",
            "Only someone with parental responsibility can ask the council.",
        ],
        right=[
            "A foster carer can ask for an EHC needs assessment.",
            "A few checks may need someone with parental responsibility to agree.",
        ],
    )


def test_no_parent_is_promised_that_the_council_must_arrange_education(read):  # F11.3
    never_told(
        read,
        Claim(
            [
                r"\bcouncil\b[^,;]*\b(must|has to|has a duty to|will)\b[^,;]*"
                r"\b(arrange|provide|find|give)\b[^,;]*\b(education|teaching|tuition|place|lessons)"
            ],
            unless=rf"{NOT}|may have to|EHC plan|section F|\bif\b|\bsixth\b",
        ),
        wrong=[
            "The council must arrange education at once.",
            "Your council has a duty to provide tuition from day one.",
        ],
        right=[
            "The council may have to arrange education.",
            "Ask the council what education there will be.",
        ],
    )


def test_no_parent_is_sent_to_mediation_about_sen_support(read):  # F11.4
    never_told(
        read,
        Claim(
            [r"\bmediation\b", r"SEN support|the school"],
            unless=rf"{NOT}|disagreement resolution|EHC|certificate|decision|council",
        ),
        wrong=[
            "You can use mediation to sort out a disagreement about SEN support.",
            "Ask for mediation with the school.",
        ],
        right=[
            "Disagreement resolution covers SEN support; mediation is for EHC decisions.",
            "Mediation is not for SEN support.",
        ],
    )


def test_nobody_is_sent_to_the_wrong_court(read):  # F11.5
    never_told(
        read,
        Claim(
            [
                r"private nurser|pre-?school|childminder|\bcolleges?\b",
                r"\bclaim|discriminat",
                r"\btribunal\b",
            ],
            unless=rf"{NOT}|county court",
        ),
        wrong=[
            "A discrimination claim against a college goes to the Tribunal.",
            "Claims about private nurseries go to the SEND Tribunal.",
        ],
        right=[
            "A claim against a college goes to the county court.",
            "A discrimination claim against a school goes to the Tribunal.",
        ],
    )


def test_no_nursery_is_said_to_ask_for_an_assessment_as_a_school_can(read):  # F11.6
    never_told(
        read,
        Claim(
            [
                r"\b(pre-?school|childminder|playgroup|private nursery|nurser(y|ies)(?! schools?))"
                r"\b[^,;]*\b(can|may|could)\b (also |too )?(ask for|request|apply)\b",
                r"EHC|needs assessment",
            ],
            unless=rf"{NOT}|nursery schools?|\bschool\b[^.]*\bcan ask",
        ),
        wrong=[
            "The childminder can ask for an EHC needs assessment.",
            "A private nursery may request an EHC needs assessment.",
        ],
        right=[
            "A nursery can tell the council about a child.",
            "A maintained nursery school can ask for an EHC needs assessment.",
        ],
    )


def test_no_parent_is_promised_records_in_a_time_that_is_not_every_school_s(read):  # F11.7
    never_told(
        read,
        Claim(
            [r"\brecords?\b", r"\b(15|fifteen)\b[^.]*\bdays\b"],
            unless=rf"{NOT}|maintained|run by (the|a) council",
        ),
        wrong=[
            "Every school must give you the records within 15 school days.",
            "An academy has fifteen school days to send the record.",
        ],
        right=[
            "A maintained school has 15 school days to send the record.",
            "Please may we have a copy of the record?",
        ],
    )


def test_no_parent_is_told_that_they_always_decide_for_a_young_person(read):  # F11.8
    never_told(
        read,
        Claim(
            [
                r"\bparents?\b[^,;]*\b(always|automatically|keeps? the right|still decides?)\b",
                r"young person|over 16|past school|compulsory|\b18\b",
            ],
        ),
        wrong=[
            "A parent always decides for a young person who lacks capacity.",
            "Parents automatically act for a young person over 16.",
        ],
        right=[
            "If there is no representative, the parent acts for the young person.",
            "The young person decides.",
        ],
    )


def test_no_family_is_told_that_medicine_rules_out_the_equality_act(read):  # F11.9
    never_told(
        read,
        Claim(
            [
                r"medicine|medication|treat(ed|ment)|controlled|diabetes|epilepsy|asthma",
                r"(not|never|cannot|can’t) (be |count |a )*(as )*(a )?disab"
                r"|(not|never|cannot) (be )?(covered|count)",
            ],
            unless=r"without|even",
        ),
        wrong=[
            "A condition that is controlled by medicine is not a disability.",
            "Diabetes that is treated does not count under the Equality Act.",
        ],
        right=[
            "A condition can count even where medicine keeps it well.",
            "Diabetes and epilepsy can count.",
        ],
    )


def test_no_parent_is_told_to_get_the_other_parent_s_agreement(read):  # F11.10
    never_told(
        read,
        Claim(
            [
                r"other parent|both parents",
                r"\b(must|has to|have to|need(s|ed)? to|required)\b",
                r"\bagree|consent|permission|sign",
            ],
        ),
        wrong=[
            "The other parent must agree before you ask for a meeting.",
            "Both parents have to sign the letter.",
        ],
        right=[
            "We found no rule that the other parent must agree first.",
            "The other parent may be able to see the letter.",
        ],
    )


def test_no_sixth_former_in_a_school_is_told_the_rules_of_a_college(read):  # F11.11
    never_told(
        read,
        Claim(
            [
                r"sixth forms?(?! colleges?)",
                rf"{NOT}|counts? as a college|is a college",
                r"SENCO|information report|is a college|as a college",
            ],
            unless=r"is still a school|is a school|is not a college|sixth form college",
        ),
        wrong=[
            "A school sixth form does not have to have a SENCO.",
            "A sixth form in a school counts as a college, with no information report.",
        ],
        right=[
            "A sixth form in a school is still a school.",
            "A school sixth form has a SENCO.",
        ],
    )


# --- Numbers, contacts, and what was never checked --------------------------------------------


def files(content: Content) -> Iterator[tuple[str, str]]:
    """Every content file as it stands, without the notes on sources: those are on no page."""
    for path in sorted(content.folder.rglob("*")):
        if path.suffix in {".yaml", ".md"} and path.name not in {"README.md", "DATA-LICENCE.md"}:
            text = path.read_text(encoding="utf-8")
            if path.name == "sources.yaml":
                text = re.sub(r"^  note: .*$", "", text, flags=re.MULTILINE)
            yield path.relative_to(content.folder).as_posix(), text


PHONE = re.compile(
    r"(?<![\w./-])(?:\+44|0)[\s-]?\d(?:[\s-]?\d){7,10}(?![\w/-])"  # 01926 410410, 0300 123 4567
    r"|(?<![\w./-])(?:116|085|0800)[\s-]\d{3,4}(?!\w)"
    r"|(?<![\w./-])8\d{4}(?!\w)"  # text lines
)
CRISIS_LINES = {"116 123", "0800 1111", "85258"}


def test_nobody_finds_a_number_but_those_of_crisis_lines(real_content):  # F5.4, section 6
    for number in ("01926 410410", "0808 808 3555", "024 7000 0000", "+44 1926 410410"):
        assert PHONE.search(f"ring {number} now")
    assert not PHONE.search("https://www.gov.uk/2026-11-23/0123456")
    found = {
        (name, number)
        for name, text in files(real_content)
        for number in PHONE.findall(text)
        if number not in CRISIS_LINES
    }
    assert found == set()


def test_only_somebody_in_a_crisis_is_shown_a_number(real_content):
    packs = [help for pack in real_content.packs.values() for help in pack.services]
    with_number = [h for h in (*real_content.national, *packs) if h.phone is not None]
    assert with_number
    assert {h.kind for h in with_number} <= {"crisis", "health"}


UNVERIFIED = (
    "kids.org.uk",
    "sen@warwickshire",
    "send@justice",
    "DL1 1RU",
    "DL11RU",
    "adhdfoundation",
    "ace-ed.org",
    "disabilityrightsuk",
    "SENDAR",
)


@pytest.mark.parametrize("contact", UNVERIFIED)
def test_nobody_is_sent_to_a_contact_that_nobody_verified(real_content, contact):
    bare = contact.replace(" ", "").lower()
    for name, text in files(real_content):
        assert bare not in re.sub(r"[\s-]", "", text).lower(), name


def test_nobody_is_given_an_address_of_mail_but_an_example_s(real_content):
    for name, text in files(real_content):
        for address in re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", text):
            assert address.rstrip(".").endswith(("example.org", "example.com")), (name, address)


def test_no_family_is_told_anything_that_rests_on_an_unverified_source(real_content):
    unverified = {s.id for s in real_content.sources.values() if not s.verified}
    assert {"COP", "DOCSBAY", "PARL-ALLERGY23"} <= unverified
    cited = {
        (text.file, source.id)
        for text in texts(real_content)
        for source in text.cited or ()
        if source.id in unverified
    }
    assert cited == set()


def test_no_family_is_told_that_words_were_checked_when_nobody_did(read, real_content):
    if any(source.checked_live for source in real_content.sources.values()):
        pytest.fail("Some sources are checked live now: let this test look at the others only.")
    assert real_content.service.reviewed_by is None
    never_told(
        [each for each in read if not each.place.endswith(" source-checked")],
        Claim(
            [r"\bchecked\b"],
            unless=rf"{NOT}|hearing|sight|be checked|check(ed)? too|(has|have) checked that yet",
        ),
        wrong=["A SEN adviser checked these words.", "Checked on the live page in May."],
        right=["Nobody has checked the live page yet.", "Ask for hearing to be checked."],
    )
