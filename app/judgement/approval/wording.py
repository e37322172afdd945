"""What decisions and states of approval are called, and how it stands with a version in one line."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS, VALUES
from app.ground.words.dates import day_short
from app.ground.words.messages import gettext
from app.judgement.approval.queries import numbers_of
from app.judgement.approval.rules import Decision, Standing
from app.judgement.approval.sheet import Sheet, sheet_of
from app.judgement.publishing.remarks import REMARKS
from app.planning.events.models import Event

DECISIONS: Final[Mapping[Decision, str]] = {
    Decision.PENDING: N_("Not decided yet"),
    Decision.AGREED: N_("Agreed"),
    Decision.AGREED_WITH_REMARKS: N_("Agreed with remarks"),
    Decision.REJECTED: N_("Rejected"),
}
STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.PENDING: N_("Not decided yet"),
    Standing.OVERDUE: N_("Overdue"),
    Standing.NOT_NEEDED: N_("Not needed"),
    Standing.AGREED: N_("Agreed"),
    Standing.AGREED_WITH_REMARKS: N_("Agreed with remarks"),
    Standing.REJECTED: N_("Rejected"),
    Standing.OUTDATED: N_("Agreed to an earlier draft"),
}
TONES: Final[Mapping[Standing, str]] = {
    Standing.PENDING: "",
    Standing.OVERDUE: "error",
    Standing.NOT_NEEDED: "",
    Standing.AGREED: "good",
    Standing.AGREED_WITH_REMARKS: "good",
    Standing.REJECTED: "error",
    Standing.OUTDATED: "warn",
}
_COUNTED: Final[Mapping[Standing, str]] = {
    Standing.REJECTED: N_("rejected: %(count)s"),
    Standing.OUTDATED: N_("agreed to an earlier draft: %(count)s"),
    Standing.OVERDUE: N_("overdue: %(count)s"),
}

FIELDS.update(
    {
        "approver": N_("Approver"),
        "due_on": N_("Due"),
        "decision": N_("Decision"),
        "remarks": N_("Remarks"),
        "letter_number": N_("Letter №"),
        "letter_date": N_("Date of the letter"),
        "upload_name": N_("File"),
        "steps": N_("Approvers"),
    }
)
_DECISIONS: Mapping[Any, str] = {decision.value: told for decision, told in DECISIONS.items()}
VALUES["decision"] = _DECISIONS


def state_told(sheet: Sheet) -> str:
    """Return how it stands: «согласовано 2 из 4, письма партнёра нет»."""
    if not sheet.rows:
        parts = [gettext(N_("not sent for approval"))]
    else:
        parts = [gettext(N_("agreed %(done)s of %(all)s"), done=sheet.settled, all=len(sheet.rows))]
    for state, told in _COUNTED.items():
        if count := sum(row.standing is state for row in sheet.rows):
            parts.append(gettext(told, count=count))
    if sheet.unasked:
        parts.append(gettext(N_("something has changed since that nobody was asked about")))
    letter = sheet.letter
    if letter is None:
        parts.append(gettext(N_("partner’s letter missing")))
    else:
        parts.append(gettext(N_("partner’s letter № %(number)s of %(day)s"), number=letter.number, day=day_short(letter.day)))
    return ", ".join(parts)


def _remark(session: Session, event: Event, number: int, on: date) -> str:
    """Say in the note of a version that it went out before its approval was complete; nothing where none was asked for."""
    if number not in numbers_of(session, event.id):
        return ""
    sheet = sheet_of(session, event, number, on=on)
    if sheet.complete:
        return ""
    return gettext(N_("When it was published: %(state)s."), state=state_told(sheet))


REMARKS["approval"] = _remark
