"""How the scripted visitor leaves an exhibit, and how it finds another on a full shelf."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.core.errors import Defect
from kiosk.rehearsal.finger import Finger, Shoot, Tap
from kiosk.rehearsal.tally import Tally

ANSWER = 3
WISH = 1
"""Which of the topics it votes for."""


def leave_opinion(
    finger: Finger, leaving: QObject, exhibit: str, tally: Tally, tap: Tap, shoot: Shoot
) -> None:
    """On a result: answer the question, make a wish, enlarge the code once."""
    question = leaving.property("question")
    tap(f"rate{ANSWER}")
    if leaving.property("answer") != ANSWER:
        raise Defect("the rating was not taken")
    tally.rate(exhibit, question, ANSWER)
    shoot("rated")
    tap("wishButton")
    shoot("wish")
    tap(f"wish{WISH}")
    topic = leaving.property("topics")[WISH]
    if leaving.property("wish") != topic:
        raise Defect("the wish was not taken")
    tally.wish(topic)
    tap("takeaway" if finger.find("takeaway") is not None else "takeawayButton")
    finger.until(lambda: leaving.property("code") != "", "the code to be made")
    shoot("code")
    tap("promptYes")


def browse(finger: Finger, shelf: QObject, tap: Tap, shoot: Shoot) -> None:
    """At home, where there are filters: the wall of pictures, a topic, whom it is for; and back."""
    if finger.find("topicWall") is None:
        return
    tap("topicWall")
    shoot("wall")
    tap("band0")
    if shelf.property("topic") != shelf.property("topics")[0]:
        raise Defect("the wall did not lead to its topic")
    shoot("topic")
    tap("topicAll")
    if finger.find("topicSwitch") is not None:
        tap("topicSwitch")
        tap("audience0")
        shoot("for-whom")
        tap("audienceAll")
        tap("topicSwitch")
    if shelf.property("filtered"):
        raise Defect("the filters were not taken back")
