"""Something of ours went wrong."""

from __future__ import annotations

import logging

from tests.app.desk import Desk
from wizard.app.screens import question


def test_no_traceback_and_no_answer_reaches_a_family_or_the_log(family, monkeypatch, caplog):
    from tests.app import desk as desks

    def stop(*_):
        raise ValueError("Yusuf cannot read")

    monkeypatch.setattr(question, "show", stop)
    here = family(child_name="Yusuf", nation="england")
    with caplog.at_level(logging.ERROR):
        app = desks._session(here.answers, here.today)
        desk = Desk(app.run())
    assert not desk.app.exception
    assert desk.heading == "Sorry, this page has a problem"
    assert "Your answers are safe." in desk.reads
    assert "Yusuf" not in desk.reads
    assert "Yusuf" not in caplog.text
    assert "ValueError" in caplog.text
    assert desk.answers.value("child-name") == "Yusuf"
