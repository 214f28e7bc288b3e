"""The guide stands alone: each topic can be linked, read in order, searched and printed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import logging
import re
from collections import Counter
from itertools import groupby

import pytest
from starlette.testclient import TestClient

from tests.web.test_pages import Read
from wizard.content import Content
from wizard.web import finding
from wizard.web.finding import SEARCH
from wizard.web.pages import Site

TODAY = dt.date(2026, 11, 23)
CANARY = "canary-9d1f parents at 12 Acacia Road"


@pytest.fixture(scope="module")
def site(content) -> Site:
    return Site(content, today=lambda: TODAY)


@pytest.fixture(scope="module")
def whole(site) -> str:
    return site._pages["/guide/all"]()


def page(site: Site, name: str) -> str:
    return site._pages[f"/guide/{name}"]()


def unfolded(made: str) -> str:
    """The words of a page, without the cards that open on request."""
    shown = re.sub(r"<span popover.*?</button></span>", "", made, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", shown))


# --- Reading in order -----------------------------------------------------------------------


def test_a_reader_comes_through_every_topic_by_following_next(site, content):
    met, name = [], site.guide.groups[0].topics[0].id
    while name is not None:
        met.append(name)
        found = re.search(r'rel="next" href="/guide/([^"]+)"', page(site, name))
        name = found[1] if found else None
    assert sorted(met) == sorted(content.guide)
    groups = [content.guide[each].topic for each in met]
    assert list(dict.fromkeys(groups)) == [group.id for group in site.guide.groups]
    assert [name for name, _ in groupby(groups)] == list(dict.fromkeys(groups))


def test_previous_leads_back_where_next_came_from(site, content):
    for name in content.guide:
        following = re.search(r'rel="next" href="/guide/([^"]+)"', page(site, name))
        if following:
            assert f'rel="prev" href="/guide/{name}"' in page(site, following[1])


def test_every_topic_has_its_five_parts_in_order_and_what_to_read_next(site, content):
    for topic in content.guide.values():
        made = page(site, topic.id)
        kinds = re.findall(r'class="w-prose w-part w-part-([a-z-]+)"', made)
        assert kinds == [part.kind for part in topic.parts], topic.id
        for other in topic.see_also:
            assert f'href="/guide/{other}"' in made.partition('class="w-next"')[2], topic.id


def test_no_topic_hides_behind_the_address_of_another_page(content):
    assert not {"all", "search", "found"} & set(content.guide)


# --- How far it can be relied on ------------------------------------------------------------


def test_a_topic_says_when_its_sources_were_seen_and_that_nobody_has_reviewed_it(site, content):
    for topic in content.guide.values():
        words = " ".join(unfolded(page(site, topic.id)).split())
        cited = {citation.id for citation in topic.sources}
        oldest = min(content.sources[each].seen for each in cited)
        assert f"on {oldest.day} {oldest:%B %Y}" in words, topic.id
        assert (
            "No adviser on special educational needs (SEN) has reviewed these words yet." in words
        )


def changed(content: Content, name: str, live: int, seen: dt.date | None = None) -> Site:
    """A site on which some of a topic's sources were compared with their live pages."""
    cited = list(dict.fromkeys(citation.id for citation in content.guide[name].sources))
    sources = dict(content.sources)
    for each in cited[:live]:
        sources[each] = sources[each].model_copy(update={"checked_live": TODAY})
    if seen is not None:
        sources[cited[0]] = sources[cited[0]].model_copy(update={"seen": seen})
    return Site(dataclasses.replace(content, sources=sources), today=lambda: TODAY)


def test_once_some_sources_were_compared_with_the_live_pages_it_says_how_many(content):
    count = len({citation.id for citation in content.guide["sen-support"].sources})
    assert count > 2
    assert "has compared 2 of them" in page(changed(content, "sen-support", 2), "sen-support")
    every = page(changed(content, "sen-support", count), "sen-support")
    assert "A person has compared all of them" in every


def test_the_oldest_copy_is_the_one_that_is_named(content):
    made = page(changed(content, "sen-support", 0, dt.date(2025, 3, 1)), "sen-support")
    assert "on 1 March 2025 or later" in made


def test_once_somebody_has_reviewed_the_words_they_are_named_with_the_day(content):
    reviewed = {"reviewed_by": "Ada Lovelace", "reviewed_on": dt.date(2026, 12, 1)}
    service = content.service.model_copy(update=reviewed)
    made = page(Site(dataclasses.replace(content, service=service)), "sen-support")
    assert "Ada Lovelace reviewed these words on 1 December 2026." in made
    assert "has reviewed these words yet" not in made


def test_pages_about_the_council_say_openly_what_may_change_in_the_law(site, content):
    for topic in content.guide.values():
        openly = '<details class="w-changes" open>' in page(site, topic.id)
        assert openly == (topic.topic == "council"), topic.id


# --- Jargon ---------------------------------------------------------------------------------


def opened(made: str) -> list[str]:
    return re.findall(r'popovertarget="([^"]+)">', made)


def test_a_word_of_jargon_opens_its_meaning_once_on_a_page(site, content):
    made = page(site, "senco")
    assert opened(made).count("term-senco") == 1
    meaning = next(entry.meaning for entry in content.glossary if entry.id == "senco")
    card = re.search(r'<span popover class="w-meaning" id="term-senco".*?</button></span>', made)
    assert card
    assert html.escape(meaning, quote=False)[:40] in html.unescape(card[0])
    assert 'href="/words#senco"' in card[0]


def test_every_word_that_opens_has_its_meaning_and_every_id_is_there_once(site):
    for address, make in site._pages.items():
        made = make()
        ids = Counter(Read(made).ids)
        assert [name for name, count in ids.items() if count > 1] == [], address
        assert set(re.findall(r'popovertarget="([^"]+)"', made)) <= set(ids), address


def test_the_glossary_itself_opens_nothing(site):
    assert opened(site._pages["/words"]()) == []


def test_nothing_that_opens_stands_inside_a_link_or_a_heading(site):
    for address, make in site._pages.items():
        inside = re.findall(r"<(?:a|h[1-6])\b[^>]*>(?:(?!</(?:a|h[1-6])>).)*w-term", make())
        assert inside == [], address


# --- The whole ------------------------------------------------------------------------------


def test_the_whole_guide_holds_every_topic_with_its_sources_and_the_glossary(whole, site, content):
    read = Read(whole)
    for topic in content.guide.values():
        assert topic.id in read.ids
        assert f"{topic.id}-source-{len(site.guide.topic(topic.id).sources)}" in read.ids
    for entry in content.glossary:
        assert f"word-{entry.id}" in read.ids
    order = [name for name in read.ids if name in content.guide]
    assert order == [link.id for group in site.guide.groups for link in group.topics]


def test_every_link_inside_the_whole_guide_leads_somewhere(whole):
    read = Read(whole)
    inside = [link[1:] for link in read.links if link.startswith("#")]
    assert set(inside) <= set(read.ids)
    assert len(inside) > 100


# --- The search -----------------------------------------------------------------------------


def search(client: TestClient, typed: str):
    return client.post(SEARCH, data={finding.FIELD: typed})


@pytest.mark.parametrize("address", ["/guide", "/guide/sen-support", SEARCH, "/no/such/page"])
def test_a_search_box_stands_there_and_sends_what_is_typed_outside_the_address(client, address):
    made = client.get(address).text
    assert made.count('<form method="post" action="/guide/search"') == 1
    assert "form-action 'self'" in client.get(address).headers["content-security-policy"]


def test_a_search_leads_to_the_page_and_is_kept_nowhere(client):
    answer = search(client, "school refusing")
    assert answer.status_code == 200
    assert 'href="/guide/attendance-and-anxiety"' in answer.text
    assert [sent.status_code for sent in answer.history] == [303]
    assert answer.history[0].headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers


def test_back_and_reload_come_again_to_what_was_found(client):
    """It has an address of its own, which names pages of the guide and none of what was typed."""
    answer = search(client, "he wont go to school")
    again = client.get(str(answer.url))
    assert again.text == answer.text
    assert "wont" not in str(answer.url)
    assert "attendance-and-anxiety" in str(answer.url)


@pytest.mark.parametrize("typed", ["ADHD", "hearing", "he has diabetes", "CAMHS"])
def test_the_address_names_pages_of_the_guide_and_no_word_or_worry(client, content, typed):
    """Ids of worries and of words of jargon would say what was typed."""
    answer = search(client, typed)
    path, _, query = str(answer.url).partition("?")
    assert path.endswith("/guide/found")
    assert set(query.removeprefix("pages=").replace("%2C", ",").split(",")) <= {"", *content.guide}
    assert answer.headers["cache-control"] == "no-store"


def test_what_is_typed_is_in_no_line_of_the_log_in_no_address_and_on_no_page(
    client, caplog, capsys
):
    with caplog.at_level(logging.DEBUG):
        answer = search(client, CANARY)
    sent = [*answer.history, answer]
    assert "canary" not in "".join(f"{each.url} {each.headers} {each.text}" for each in sent)
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("http")]
    assert "canary" not in "".join(ours) + "".join(capsys.readouterr())


HOSTILE = [
    '"><script>alert(1)</script>',
    "{{ 7 * 7 }}",
    "' OR 1=1 --",
    "<b>SENCO-x</b>",
    "&lt;i&gt;",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_words_do_nothing_and_are_not_said_back(client, typed):
    answer = search(client, typed)
    assert answer.status_code == 200
    assert typed not in answer.text
    assert "<script" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "pages=no-such-page,%3Cb%3E:reading,funding:no-such-worry,funding",
        "pages=" + ",".join(["funding"] * 500),
        "words=senco,%00&pages=:::,,",
        "other=1&pages=%ff",
    ],
)
def test_an_address_that_somebody_made_up_shows_only_what_there_is(client, query):
    made = client.get(f"/guide/found?{query}")
    assert made.status_code == 200
    assert "no-such" not in made.text
    assert ">:reading" not in made.text
    assert made.text.count('href="/guide/funding"') == 1


@pytest.mark.parametrize("typed", ["", "   ", "\x00\x01"])
def test_nothing_typed_is_answered_kindly_with_the_list_of_topics(client, typed):
    made = search(client, typed).text
    assert "Type a word or two" in made
    assert 'href="/guide/sen-support"' in made


def test_words_that_lead_nowhere_are_answered_kindly_with_topics_and_people(client):
    made = search(client, "xylophone zzz").text
    assert "You have not done anything wrong" in made
    assert 'href="/guide/sen-support"' in made
    assert "Find help near you" in made


def test_a_very_long_text_is_cut_or_turned_away_kindly(client):
    assert search(client, "SENCO " * 100).status_code == 200
    answer = search(client, "x" * 100_000)
    assert answer.status_code == 413
    assert "Try a few words" in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "body", [b"\xff\xfe%ff", b"words=%00%E2%80%AE", b"&" * 300, b"other=1", b'{"words": 1}']
)
def test_what_no_form_sends_does_no_harm(client, body):
    answer = client.post(SEARCH, content=body)
    assert answer.status_code == 200
    assert "<h1>" in answer.text
