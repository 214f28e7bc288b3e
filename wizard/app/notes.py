"""What a session remembers beside the answers: what was pressed, and what is to be told."""

from __future__ import annotations

from wizard.answers import Opened
from wizard.app import state


def press(name: str) -> None:
    """Note that a button was pressed; the page acts on it when it is next drawn."""
    state.keep("pressed", name)


def pressed(name: str) -> bool:
    """Whether this button was pressed just now; asking takes the note away."""
    if state.kept("pressed") != name:
        return False
    state.keep("pressed", "")
    return True


def show_faults(address: str) -> None:
    """Remember that *Continue* found something wrong on this page."""
    state.keep("faulty", address)
    state.keep("attempts", int(state.kept("attempts", 0)) + 1)


def faults_shown(address: str) -> bool:
    """Whether this page tells all that is wrong with it, and not only beside a field."""
    return bool(state.kept("faulty") == address)


def forget_other_faults(address: str) -> None:
    """On another page, what was wrong on the last one is told no more."""
    if not faults_shown(address):
        state.keep("faulty", "")


def attempts() -> int:
    """How many times *Continue* found something wrong, so that each is told afresh."""
    return int(state.kept("attempts", 0))


def start_changing(before: frozenset[str]) -> None:
    """Remember to come back to *check your answers*, and what was new before the change."""
    state.keep("changing", before)


def changing() -> frozenset[str] | None:
    """What was new when *Change* was chosen, or None when nothing is being changed."""
    found: frozenset[str] | None = state.kept("changing")
    return found


def stop_changing() -> None:
    """Forget that an answer was being changed."""
    state.keep("changing", None)


def tell(key: str, **values: str) -> None:
    """Leave words of ours, by their key, to be shown once on the next page that is drawn."""
    state.keep("notice", (*state.kept("notice", ()), (key, values)))


def told() -> tuple[tuple[str, dict[str, str]], ...]:
    """The words left for this page; asking takes them away."""
    found: tuple[tuple[str, dict[str, str]], ...] = state.kept("notice", ())
    state.keep("notice", ())
    return found


def hold_opened(opened: Opened | None) -> None:
    """Keep an opened file aside until the family says that it may replace their answers."""
    state.keep("opened", opened)


def opened() -> Opened | None:
    """The opened file that waits for a yes."""
    found: Opened | None = state.kept("opened")
    return found


def note_dropped(names: tuple[str, ...]) -> None:
    """Remember what of an opened file could not be kept."""
    state.keep("dropped", names)


def dropped() -> tuple[str, ...]:
    """What of the opened file could not be kept; asking takes the note away."""
    found: tuple[str, ...] = state.kept("dropped", ())
    state.keep("dropped", ())
    return found


def show_part(key: str) -> None:
    """Open one part of a document for changing; an empty name closes it."""
    state.keep("shown", key)


def part_shown() -> str:
    """The part of a document that is open for changing."""
    return str(state.kept("shown", ""))
