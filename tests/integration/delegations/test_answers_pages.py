"""Claims about how the office sees answers to invitations: on Today, on the delegation's page, until a post says that they were seen."""

from flask import Flask

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.planning.delegations.answering import Answer, AnswerInvitation, answer_invitation, answers_to_see
from app.planning.delegations.rules import MemberStatus
from app.register.accounts.rules.roles import Role
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import browser_of, signed_in
from tests.factories.people import a_delegation, a_member


def staged(app: Flask) -> int:
    """Return the id of a delegation whose two members have answered."""
    with opened(app).begin() as session:
        today = clock.office_day()
        delegation = a_delegation(session, an_event(session, first_day=today, last_day=today))
        for answer, words in ((Answer.ACCEPTED, ""), (Answer.SUBSTITUTE, "Анна Заменова, советник")):
            member = a_member(session, delegation, status=MemberStatus.INVITED)
            answer_invitation(session, AnswerInvitation(member.id, answer, words, new_uid()), now=clock.now())
        return delegation.id


def unseen(app: Flask, delegation_id: int) -> list[str]:
    with opened(app)() as session:
        return [one.uid for one in answers_to_see(session, delegation_id)]


def test_answers_stand_on_today_and_on_the_delegations_page_until_the_office_has_seen_them(app: Flask) -> None:
    delegation_id = staged(app)
    browser, page = browser_of(app), f"/delegations/{delegation_id}"
    assert f"{page}#answers" in browser.get("/").text
    shown = browser.get(page)
    assert "Анна Заменова, советник" in shown.text
    uids = unseen(app, delegation_id)
    assert (len(uids), all(uid in shown.text for uid in uids)) == (2, True)
    assert browser.post(f"{page}/answers/seen", {"answer": uids[:1]}).status_code == 303
    assert unseen(app, delegation_id) == uids[1:]
    browser.post(f"{page}/answers/seen", {"answer": uids})
    assert f"{page}#answers" not in browser.get("/").text
    assert 'id="answers"' not in browser.get(page).text


def test_readers_neither_see_nor_settle_answers(app: Flask) -> None:
    delegation_id = staged(app)
    reader = signed_in(app, Role.READER)
    assert 'id="answers"' not in reader.get(f"/delegations/{delegation_id}").text
    app.config["WTF_CSRF_ENABLED"] = False
    assert reader.post(f"/delegations/{delegation_id}/answers/seen", data={"answer": unseen(app, delegation_id)}).status_code == 403
    assert reader.get(f"/delegations/{delegation_id}/answers/seen").status_code in {404, 405}
