"""Letters made by hand, so that dressing them is tested without building them."""

from __future__ import annotations

import datetime as dt

from wizard import drawing
from wizard.letter import Letter, LetterBlock, Line, Span
from wizard.models import BlockKind
from wizard.pictures import Picture

DAY = dt.date(2026, 11, 23)


def us(text: str) -> Span:
    return Span(text, "us")


def family(text: str) -> Span:
    return Span(text, "family")


def law(text: str) -> Span:
    return Span(text, "law", ("CFA36",))


def block(
    key: str,
    kind: BlockKind,
    *lines: str | Line,
    level: int = 2,
    write: int = 0,
    rows: int = 0,
) -> LetterBlock:
    """A block of our own words, or of the spans given."""
    spans = tuple((us(line),) if isinstance(line, str) else line for line in lines)
    return LetterBlock(key, kind, key, spans, level=level, write=write, rows=rows)


def letter(*blocks: LetterBlock, kind: str = "letter", title: str = "Meeting request") -> Letter:
    return Letter(
        "meeting-request",
        kind,
        title,
        "meeting-request",
        DAY,
        "en-GB",
        blocks,
        "Page {page} of {pages}",
    )


def saying(*texts: str) -> Letter:
    """A letter of which each paragraph is in the family's own words."""
    return letter(
        block("date", "date", "23 November 2026"),
        *(block(f"p{n}", "paragraph", (family(text),)) for n, text in enumerate(texts)),
    )


def yusufs_letter() -> Letter:
    """The main letter, as an ordinary family sends it."""
    return letter(
        block("date", "date", "23 November 2026"),
        block(
            "to",
            "address",
            "Mrs Patel, SENCO",
            "Copy to: Miss O’Brien, class teacher",
            "Oakfield Primary School",
        ),
        block("salutation", "salutation", "Dear Mrs Patel"),
        block("subject", "subject", "Yusuf, Year 2: please may we meet?"),
        block(
            "ask",
            "paragraph",
            "Please may we meet with you and Miss O’Brien, for about half an hour, by Friday "
            "4 December? We would like to agree what will help Yusuf with reading, and when we "
            "will look at it again.",
        ),
        block(
            "change",
            "paragraph",
            (
                us("This is what we would like to be different."),
                family("I want him to come home smiling, and to try a book without crying."),
            ),
        ),
        block(
            "good",
            "paragraph",
            (
                us("Yusuf is kind and full of ideas."),
                family("He loves football and building things. He is gentle with his sister."),
            ),
        ),
        block(
            "worry/reading",
            "paragraph",
            (
                us("We are most worried about reading."),
                family(
                    "Most nights he guesses words from the pictures and says he is stupid. On "
                    "Tuesday 10 November he hid his book bag behind the sofa."
                ),
                us("This happens most days, at home and in class. It started in September."),
            ),
        ),
        block(
            "worry/worry-and-upset",
            "paragraph",
            (
                us("We are also worried about worry and upset."),
                family("He has tummy aches on Sunday nights and clings to me at the gate."),
                us("This happens every week, and he has missed four days of school."),
            ),
        ),
        block(
            "helps",
            "paragraph",
            (
                us("These things help."),
                family("Reading in the morning when he is not tired. Short goes with a timer."),
                us("Yusuf told us, and is happy for you to know:"),
                family("“I like it when Miss O’Brien sits next to me.”"),
            ),
        ),
        block(
            "tried",
            "paragraph",
            "We understand that Yusuf reads with a teaching assistant once a week, and that he "
            "is not on SEN support. Please tell us if we have this wrong.",
        ),
        block("questions-intro", "paragraph", "These are our questions."),
        block(
            "questions",
            "numbers",
            "What changes to everyday teaching help Yusuf now, and how do you know?",
            "Would it help to look at how he hears and says sounds?",
            "What would SEN support look like for Yusuf?",
        ),
        block("leave-intro", "paragraph", "We would like to leave with:"),
        block(
            "leave",
            "bullets",
            "who will do what, and by when",
            "a short written note of what we agree",
            "the date when we will meet again",
        ),
        block(
            "times",
            "paragraph",
            "We can come on Mondays and Thursdays after 9.15am. We need an Urdu interpreter. "
            "Please reply by email: amina.khan@example.org.",
        ),
        block("signature", "signature", "Thank you, and kind regards", "Amina Khan", "Yusuf’s mum"),
        kind="letter",
    )


def yusufs_plan() -> Letter:
    """The meeting plan: a front to use in the room, and a back."""
    return letter(
        block("title", "heading", "Our meeting about Yusuf", level=1),
        block("when", "lines", "Thursday 3 December 2026, 9.15am"),
        block("here", "lines", "Who is here:", write=1),
        block("want-h", "heading", "The one thing we want"),
        block("want", "paragraph", (family("A plan for reading that everyone follows."),)),
        block("say-h", "heading", "Three things to say"),
        block(
            "say",
            "bullets",
            (family("He guesses words from the pictures."),),
            (family("He has tummy aches on Sunday nights."),),
            (family("Reading in the morning works best."),),
        ),
        block("ask-h", "heading", "Our questions"),
        block(
            "ask",
            "numbers",
            "What helps Yusuf in class now?",
            "How do you know it is working?",
            "What would SEN support look like for him?",
            write=1,
        ),
        block("hear-h", "heading", "If you hear … you can say …"),
        block(
            "hear",
            "bullets",
            "“He is fine here.” You can say: “Can we look at what you see and what we see?”",
            "“He needs a diagnosis first.” You can say: “Help does not have to wait for one.”",
        ),
        block("agreed-h", "heading", "What we agreed"),
        block("agreed", "table", "What", "Who", "By when", rows=3),
        block("next", "lines", "We meet again on:", write=1),
        block("leave-h", "heading", "Before we leave"),
        block(
            "leave",
            "boxes",
            "Read it back together",
            "Ask for the note and a copy of the plan",
        ),
        block("pause", "small", "You can say: can we pause? Warwickshire SENDIAS can help: free."),
        block("back", "new-page"),
        block("bring-h", "heading", "What to bring", level=1),
        block(
            "bring",
            "boxes",
            "This plan and a pen",
            "The school’s letters and reports",
            "Two or three pieces of Yusuf’s work",
            "Notes of days when he could not face school",
        ),
        block("other-h", "heading", "Other questions"),
        block(
            "other",
            "bullets",
            "Who is the one trusted adult he can go to?",
            "What happens at lunch and on the playground?",
            "Could someone check his hearing and sight?",
        ),
        block("thanks-h", "heading", "The note to send after"),
        block(
            "thanks",
            "paragraph",
            "Thank you for meeting us. This is what we think we agreed. Please tell us if we "
            "have it wrong.",
            write=3,
        ),
        block("disagree-h", "heading", "If you do not agree"),
        block(
            "disagree",
            "paragraph",
            "Ask the SENCO to explain why. Ask for it in writing. You can talk to Warwickshire "
            "SENDIAS before you decide what to do.",
        ),
        kind="plan",
        title="Meeting plan",
    )


def yusufs_page() -> Letter:
    """The child's own page."""
    return letter(
        block("title", "heading", "My page", level=1),
        block("name", "lines", "My name is", write=1),
        block("good-h", "heading", "I am good at"),
        block("good", "lines", write=2),
        block("hard-h", "heading", "This is hard for me"),
        block("hard", "lines", write=2),
        block("draw-h", "heading", "A good day at school looks like this"),
        block("draw", "table", rows=7),
        kind="page",
        title="My page",
    )


def every_kind() -> Letter:
    """One block of every kind, with all it can hold."""
    return letter(
        block("date", "date", "23 November 2026"),
        block("address", "address", "The SENCO", "Oakfield Primary School", "Elm Road"),
        block("subject", "subject", "Records about Yusuf Khan"),
        block("salutation", "salutation", "Dear SENCO"),
        block(
            "paragraph",
            "paragraph",
            (
                us("We are writing about Yusuf."),
                family("He said:\n“I try.”\n\nThen he cried."),
                law("A parent may ask in writing."),
            ),
            "A second paragraph follows.",
            write=2,
        ),
        block("h2", "heading", "What we ask", level=2),
        block("bullets", "bullets", "first apple", "second pear", write=1),
        block("h3", "heading", "In order", level=3),
        block("numbers-one", "numbers", "alpha", "beta"),
        block("between", "paragraph", "And once more from the start."),
        block("numbers-two", "numbers", "gamma", "delta", write=1),
        block("lines", "lines", "Who is here:", "Their role:", write=2),
        block(
            "long-lines",
            "lines",
            "How would you say that it is going in the mornings, from what you see?",
            write=1,
        ),
        block("only-lines", "lines", write=2),
        block("boxes", "boxes", "bring a pen", "bring the plan"),
        block("table", "table", "What", "Who", "By when", rows=3),
        block("signature", "signature", "Yours sincerely", "Amina Khan", "Tom Khan", "parents"),
        block("small", "small", "Kept for you in small words."),
        block("new-page", "new-page"),
        block("draw", "table", rows=3),
        block("end", "paragraph", "The last words."),
    )


NAMES = {
    "Polish": "Żółć Śliwińska-Łątka",
    "Turkish": "Çağrı Şimşekoğlu İnan",  # noqa: RUF001  (a Turkish name has a dotless i)
    "Romanian": "Ștefan Țîrlea Bălănuță",
    "Somali": "Cabdiraxmaan Xaliimo Dhuuxulow",
    "Urdu": "محمد ٹیپو خان",
    "Arabic": "عبد الرحمن الخطيب",
    "Punjabi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "Bengali": "শ্রীজাতা চক্রবর্তী",
    "Chinese": "王小明",
    "Vietnamese": "Nguyễn Thị Ánh",
    "Ukrainian": "Соломія Ґудзь",
    "Greek": "Ελένη Παππά",
}
"""Names of children in our schools, in the letters their families write them in."""


def letter_about_everyone() -> Letter:
    """One paragraph for each name, each inside an English sentence with a figure after it."""
    return saying(*(f"My child is {name}, aged 7, in class 2." for name in NAMES.values()))


HOSTILE = (
    '#read("/etc/passwd") and #sys.inputs and $x^2$ and *bold* and _this_ and `code`',
    "= Heading // comment /* more */ <label> @reference \\ backslash \\u{41} ~",
    "**bold** [link](https://example.org) ![picture](x.png) # heading :red[x] :material/home:",
    "<script>alert(1)</script> <b>bold</b> &amp; &lt; \"quoted\" 'single' </w:t></w:r>",
    "{{ 7 * 7 }} {% if x %} {# c #} ${x} %s {0} {page} of {pages}",
    "=cmd|' /C calc'!A1 +1 -1 @SUM(A1)",
    "So - not a point 1. not a number --- ... '' \"\"",
)
"""What might be read as a language by one format or another; each must come back as typed."""


def hostile_letter() -> Letter:
    return saying(*HOSTILE)


def pictured(key: str, title: str, labels: tuple[str, ...], here: int | None) -> LetterBlock:
    """A road with these places, and the same in words under it."""
    narrow, wide = (
        drawing.whole("road", title, "As told.", drawing.road(labels, "You are here", here, width))
        for width in (drawing.NARROW, drawing.WIDE_ROAD)
    )
    said = f"These are {', '.join(labels)}."
    picture = Picture("road", title, "As told.", labels, said, narrow, wide)
    return LetterBlock(key, "picture", key, ((us(said),),), picture=picture)


def letter_with_pictures() -> Letter:
    """Two pictures, one of them with words that look like code."""
    return letter(
        block("title", "heading", "Where we are", level=1),
        pictured("road", "The road", ("Everyday teaching", "SEN support", "EHC plan"), 1),
        block("between", "paragraph", "And one more."),
        block("back", "new-page"),
        pictured("code", 'A <b> & "road"', ("#read(1)", "<b>&amp;", "{x}"), None),
        kind="plan",
        title="Meeting plan",
    )
