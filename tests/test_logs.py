"""No line of the log holds what a family told."""

from __future__ import annotations

import logging

import pytest

from wizard import logs


@pytest.fixture
def log(caplog):
    before = logging.getLogRecordFactory()
    logs.keep_answers_out()
    yield caplog
    logging.setLogRecordFactory(before)


def stop(words: str = "Yusuf cannot read") -> None:
    raise ValueError(words)


def test_the_place_of_an_error_is_told_and_not_what_it_says():
    with pytest.raises(KeyError) as caught:
        {}["a secret"]
    assert logs.place(caught.value) == "KeyError"


def test_a_traceback_that_somebody_else_logs_says_only_its_kind(log):
    try:
        stop()
    except ValueError:
        logging.getLogger("somebody.else").exception("Uncaught %s", "here")
    assert "Uncaught here: ValueError" in log.text
    assert "Yusuf" not in log.text


def test_an_error_that_somebody_else_names_says_only_its_kind(log):
    logging.getLogger("somebody.else").error("Stopped by %s after %d", ValueError("Yusuf"), 3)
    assert "Stopped by ValueError after 3" in log.text
    assert "Yusuf" not in log.text


def test_an_error_of_ours_says_where_it_happened(log):
    from wizard.dates import past_compulsory_school_age

    try:
        past_compulsory_school_age("Yusuf", None)  # type: ignore[arg-type]
    except ValueError as error:
        logging.getLogger("somebody.else").error("Stopped", exc_info=error)
    assert "Stopped: ValueError dates.py:" in log.text
    assert "Yusuf" not in log.text
