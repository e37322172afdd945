"""The forms of agreeing on minutes: a remark and its answer, what a side has agreed to, the approval."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Buttons, row_id
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextBlock, TextLine
from app.ground.words.messages import lazy
from app.matters.minutes.agreeing_commands import AddConsent, AddRemark, AnswerRemark, ApproveMinutes
from app.matters.minutes.consents import asked_sides
from app.matters.minutes.forms import DAY_NEEDED
from app.matters.minutes.models import Minutes
from app.matters.minutes.rules import Audience, RemarkState
from app.matters.minutes.wording import side_told
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import PartySide

Places = Sequence[tuple[str, str]]
"""What a remark may be about, with its words: «p5» is a section, «d7» a decision."""
_OUTCOMES: Final = ((RemarkState.ACCEPTED, N_("Take it up")), (RemarkState.DECLINED, N_("Do not take it up")))


class _OfSide(Form):
    """Asks which side speaks."""

    side = Buttons(lazy(N_("Side")))

    def __init__(self, *args: Any, audience: Audience, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.side.choices = [(one.value, side_told(one)) for one in asked_sides(audience)]


class RemarkForm(_OfSide):
    """Asks what a side wants changed, and where."""

    about = Choice(lazy(N_("About what")), default="")
    author = TextLine(lazy(N_("Whose remark it is, by which letter")), most=300)
    text = TextBlock(lazy(N_("Remark")), [Required()], most=4000)
    uid = HiddenField()

    def __init__(self, *args: Any, places: Places, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about.choices = [("", lazy(N_("The whole text"))), *places]

    @classmethod
    def blank(cls, audience: Audience, places: Places, about: str) -> Self:
        """Return the form of a new remark."""
        known = about if about in dict(places) else ""
        data = {"uid": new_uid(), "about": known, "side": asked_sides(audience)[-1].value}
        return cls(data=data, audience=audience, places=places)

    def command(self, minutes_id: int, by: Actor) -> AddRemark:
        """Return the command; only after `validate`."""
        kind, ident = str(self.about.data or "")[:1], _ident(str(self.about.data or "")[1:])
        return AddRemark(
            minutes_id,
            by,
            as_uid(self.uid.data),
            PartySide(self.side.data),
            self.author.text,
            self.text.text,
            point_id=ident if kind == "p" else None,
            decision_id=ident if kind == "d" else None,
        )


class AnswerForm(Form):
    """Asks what became of a remark."""

    state = Buttons(lazy(N_("What becomes of it")), choices=[(one.value, lazy(name)) for one, name in _OUTCOMES])
    answer = TextBlock(lazy(N_("Answer")), most=2000)

    @classmethod
    def blank(cls) -> Self:
        """Return the form of an answer."""
        return cls(data={"state": RemarkState.ACCEPTED.value})

    def command(self, remark_id: int, by: Actor) -> AnswerRemark:
        """Return the command; only after `validate`."""
        return AnswerRemark(remark_id, by, RemarkState(self.state.data), self.answer.text)


class ConsentForm(_OfSide):
    """Asks who has agreed to the text that the page shows, by which letter, when."""

    who = TextLine(lazy(N_("Who has agreed")), [Required()], most=300)
    letter = TextLine(lazy(N_("By which letter")), most=200)
    agreed_on = DayField(lazy(N_("Agreed on")), [Required(DAY_NEEDED)])
    digest = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls, minutes: Minutes, side: str, today: date, digest: str) -> Self:
        """Return the form about the text as it stands now."""
        known = side if side in {one.value for one in asked_sides(minutes.audience)} else asked_sides(minutes.audience)[0].value
        return cls(data={"side": known, "agreed_on": today, "digest": digest, "seen": minutes.revision}, audience=minutes.audience)

    def command(self, minutes_id: int, by: Actor) -> AddConsent:
        """Return the command; only after `validate`."""
        assert self.agreed_on.data is not None  # the field is required
        side, day = PartySide(self.side.data), self.agreed_on.data
        return AddConsent(minutes_id, by, self.seen.data or 0, str(self.digest.data or ""), side, self.who.text, self.letter.text, day)


class ApproveForm(Form):
    """Asks on which day the minutes were signed."""

    signed_on = DayField(lazy(N_("Signed on")), [Required(DAY_NEEDED)])
    digest = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls, minutes: Minutes, today: date, digest: str) -> Self:
        """Return the form about the text as it stands now."""
        return cls(data={"signed_on": today, "digest": digest, "seen": minutes.revision})

    def command(self, minutes_id: int, by: Actor) -> ApproveMinutes:
        """Return the command; only after `validate`."""
        assert self.signed_on.data is not None  # the field is required
        return ApproveMinutes(minutes_id, by, self.seen.data or 0, str(self.digest.data or ""), self.signed_on.data)


def _ident(typed: str) -> int | None:
    return row_id(typed) if typed else None  # what is no number is not among the choices
