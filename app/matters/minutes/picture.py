"""The frozen picture of minutes that everything is drawn from, as values and as JSON; persons stand in it once, by their UIDs."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from app.ground.kernel.texts import Texts
from app.matters.minutes.rules import Audience, DecisionForm
from app.matters.minutes.wording_rules import Addressed, Worded
from app.register.directory.rules.kinds import PartySide
from app.register.directory.rules.names import initials_after, initials_before


@dataclass(frozen=True, slots=True)
class MinutedPerson:
    """Somebody whom minutes name. `dative` is «Участникову И.И.»; whoever has been erased has a surname alone, that says so."""

    surname: Texts
    given: Texts = Texts()
    patronymic: Texts = Texts()
    dative: str = ""

    def before(self, language: str) -> str:
        """Return «И.И. Участников», as signatures have it."""
        return initials_before(*self._parts(language))

    def after(self, language: str) -> str:
        """Return «Участников И.И.», as lists have it."""
        return initials_after(*self._parts(language))

    def _parts(self, language: str) -> tuple[str, str, str]:
        return self.surname.told(language), self.given.told(language), self.patronymic.told(language)


@dataclass(frozen=True, slots=True)
class Attending:
    """Somebody who was there, on whose side, and as what."""

    uid: str
    side: PartySide
    position: Texts = Texts()
    organisation: Texts = Texts()
    remote: bool = False


@dataclass(frozen=True, slots=True)
class MinutedBody:
    """A body that a decision names."""

    name: Texts
    dative: str = ""


@dataclass(frozen=True, slots=True)
class MinutedDecision:
    """A decision with what its sentence says."""

    uid: str
    form: DecisionForm
    text: Texts
    ours: MinutedBody | None = None
    theirs: MinutedBody | None = None
    person: str = ""
    """The UID of who answers for the body that is charged; empty for nobody."""
    due: date | None = None

    @property
    def is_followed(self) -> bool:
        """Whether it becomes an instruction: somebody has to do it, or it has a day."""
        return self.due is not None or self.ours is not None or self.theirs is not None


@dataclass(frozen=True, slots=True)
class MinutedPoint:
    """A section of minutes."""

    uid: str
    title: Texts
    speakers: Texts = Texts()
    course: Texts = Texts()
    decisions: tuple[MinutedDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class Signing:
    """Who leads a side and signs for it; without a UID nobody has been named."""

    uid: str = ""
    position: Texts = Texts()
    organisation: Texts = Texts()


NOBODY: Final = Signing()


@dataclass(frozen=True, slots=True)
class MinutesPicture:
    """All that minutes print."""

    number: str
    held_on: date
    audience: Audience
    of_what: Texts
    """Whose meeting it was: the group, or the event where it is no group's."""
    place: Texts = Texts()
    second_language: str = ""
    ours: Signing = NOBODY
    theirs: Signing = NOBODY
    """In internal minutes: who kept them."""
    present: tuple[Attending, ...] = ()
    """In the order of precedence."""
    points: tuple[MinutedPoint, ...] = ()
    next_meeting: Texts = Texts()
    people: Mapping[str, MinutedPerson] = field(default_factory=dict)

    def worded(self, one: MinutedDecision, *, theirs_first: bool = False) -> Worded:
        """Return a decision as its sentence needs it; the bodies of both sides stand as the original is for."""
        bodies = (one.theirs, one.ours) if theirs_first else (one.ours, one.theirs)
        person = self.people.get(one.person)
        told = Addressed(Texts(**{tag: person.after(tag) for tag in ("ru", "ba", "kk", "en")}), person.dative) if person else None
        return Worded(one.form, one.text, tuple(Addressed(body.name, body.dative) for body in bodies if body), told, one.is_followed)


def as_json(picture: MinutesPicture) -> dict[str, Any]:
    """Return the picture as plain JSON values."""
    return {
        "number": picture.number,
        "held_on": picture.held_on.isoformat(),
        "audience": picture.audience.value,
        "of_what": picture.of_what.as_dict(),
        "place": picture.place.as_dict(),
        "second_language": picture.second_language,
        "ours": _signing_json(picture.ours),
        "theirs": _signing_json(picture.theirs),
        "present": [_attending_json(one) for one in picture.present],
        "points": [_point_json(one) for one in picture.points],
        "next_meeting": picture.next_meeting.as_dict(),
        "people": {uid: _person_json(one) for uid, one in sorted(picture.people.items())},
    }


def from_json(stored: Mapping[str, Any]) -> MinutesPicture:
    """Read what `as_json` wrote."""
    return MinutesPicture(
        number=stored["number"],
        held_on=date.fromisoformat(stored["held_on"]),
        audience=Audience(stored["audience"]),
        of_what=Texts.of(stored["of_what"]),
        place=Texts.of(stored["place"]),
        second_language=stored["second_language"],
        ours=_signing(stored["ours"]),
        theirs=_signing(stored["theirs"]),
        present=tuple(map(_attending, stored["present"])),
        points=tuple(map(_point, stored["points"])),
        next_meeting=Texts.of(stored["next_meeting"]),
        people={uid: _person(one) for uid, one in stored["people"].items()},
    )


def digest(stored: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a picture as JSON, as hexadecimal: the same text has the same."""
    written = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _signing_json(one: Signing) -> dict[str, Any]:
    return {"person": one.uid, "position": one.position.as_dict(), "organisation": one.organisation.as_dict()}


def _signing(stored: Mapping[str, Any]) -> Signing:
    return Signing(stored["person"], Texts.of(stored["position"]), Texts.of(stored["organisation"]))


def _attending_json(one: Attending) -> dict[str, Any]:
    told = _signing_json(Signing(one.uid, one.position, one.organisation))
    return told | {"side": one.side.value, "remote": one.remote}


def _attending(stored: Mapping[str, Any]) -> Attending:
    told = _signing(stored)
    return Attending(told.uid, PartySide(stored["side"]), told.position, told.organisation, stored["remote"])


def _person_json(one: MinutedPerson) -> dict[str, Any]:
    names = {name: getattr(one, name).as_dict() for name in ("surname", "given", "patronymic")}
    return names | {"dative": one.dative}


def _person(stored: Mapping[str, Any]) -> MinutedPerson:
    return MinutedPerson(Texts.of(stored["surname"]), Texts.of(stored["given"]), Texts.of(stored["patronymic"]), stored["dative"])


def _point_json(one: MinutedPoint) -> dict[str, Any]:
    texts = {name: getattr(one, name).as_dict() for name in ("title", "speakers", "course")}
    return {"uid": one.uid, **texts, "decisions": [_decision_json(decision) for decision in one.decisions]}


def _point(stored: Mapping[str, Any]) -> MinutedPoint:
    title, speakers, course = (Texts.of(stored[name]) for name in ("title", "speakers", "course"))
    return MinutedPoint(stored["uid"], title, speakers, course, tuple(map(_decision, stored["decisions"])))


def _decision_json(one: MinutedDecision) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "form": one.form.value,
        "text": one.text.as_dict(),
        "ours": _body_json(one.ours),
        "theirs": _body_json(one.theirs),
        "person": one.person,
        "due": one.due.isoformat() if one.due else None,
    }


def _decision(stored: Mapping[str, Any]) -> MinutedDecision:
    return MinutedDecision(
        uid=stored["uid"],
        form=DecisionForm(stored["form"]),
        text=Texts.of(stored["text"]),
        ours=_body(stored["ours"]),
        theirs=_body(stored["theirs"]),
        person=stored["person"],
        due=date.fromisoformat(stored["due"]) if stored["due"] else None,
    )


def _body_json(one: MinutedBody | None) -> dict[str, Any] | None:
    return {"name": one.name.as_dict(), "dative": one.dative} if one else None


def _body(stored: Mapping[str, Any] | None) -> MinutedBody | None:
    return MinutedBody(Texts.of(stored["name"]), stored["dative"]) if stored else None
