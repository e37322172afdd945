"""Claims about the pages of materials: how a file is handed out, what is refused beside its field, who may, how many queries."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.ground.kernel.uploads import MOST_BYTES
from app.matters.materials.models import Material
from app.matters.materials.rules import Subject
from app.planning.programmes.rules import ItemKind
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.dossiers import a_dossier
from tests.factories.events import an_event
from tests.factories.materials import a_material, a_pdf
from tests.factories.pages import form_of, signed_in, somebody
from tests.factories.programmes import an_item
from tests.factories.undertakings import an_instruction


def staged(app: Flask, *people: User, versions: int = 1) -> dict[str, int]:
    """Return the ids of a point of an event given to these people, with a material of it, and of a dossier and an instruction."""
    with opened(app).begin() as session:
        event = an_event(session, coordinators=[session.merge(person) for person in people])
        item = an_item(session, event, kind=ItemKind.AGENDA, title="О поставках")
        one = a_material(session, Subject.ITEM, item.id, versions=versions)
        return {
            "event": event.id,
            "item": item.id,
            "material": one.id,
            "seen": one.revision,
            "dossier": a_dossier(session).id,
            "instruction": an_instruction(session).id,
        }


def sent(client: FlaskClient, address: str, content: bytes, name: str = "Проект.pdf", **over: Any) -> TestResponse:
    """Send the form with a file as a browser does; written out here, for the test client keeps large files open on the disk."""
    fields = {key: value for key, value in (form_of(client.get(address)) | over).items() if key != "upload"}
    parts = [f'name="{key}"\r\n\r\n{value}'.encode() for key, value in fields.items()]
    parts.append(f'name="upload"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode() + content)
    body = b"".join(b"--border\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts) + b"--border--\r\n"
    return client.post(address, data=body, content_type="multipart/form-data; boundary=border")


def kept(app: Flask) -> list[Material]:
    with opened(app)() as session:
        return list(session.scalars(select(Material).order_by(Material.id)))


GETS = {
    "/materials/{material}": (200, 200),
    "/materials/{material}/files/1": (200, 200),
    "/materials/item/{item}/new": (403, 200),
    "/materials/{material}/versions/new": (403, 200),
    "/materials/{material}/edit": (403, 200),
    "/materials/{material}/remove": (403, 200),
}
"""Address → what is answered to those who only read, and to those who prepare this event."""
POSTS: dict[str, dict[str, str]] = {
    "/materials/{material}/edit": {"title": "Другое", "language": ""},
    "/materials/{material}/reorder": {"step": "1"},
    "/materials/{material}/withdraw": {},
    "/materials/{material}/take-back": {},
    "/materials/{material}/remove": {},
}


@pytest.mark.parametrize(
    ("role", "own", "prepares"),
    [(Role.READER, False, False), (Role.COORDINATOR, False, False), (Role.COORDINATOR, True, True), (Role.PROTOCOL, False, True)],
)
def test_everybody_reads_and_those_who_prepare_the_event_write(app: Flask, role: Role, own: bool, prepares: bool) -> None:
    user = somebody(app, role)
    where = staged(app, user) if own else staged(app)
    client = signed_in(app, user)
    assert {path: client.get(path.format(**where)).status_code for path in GETS} == {path: codes[prepares] for path, codes in GETS.items()}
    for path, data in POSTS.items():
        sent_data = data | {"seen": str(next((one.revision for one in kept(app)), 0))}
        assert (path, client.post(path.format(**where), data=sent_data).status_code) == (path, 303 if prepares else 403)


@pytest.mark.parametrize("path", [path for path in POSTS if not path.endswith("take-back")])
def test_what_comes_from_no_page_has_seen_nothing_that_could_still_be_so(app: Flask, path: str) -> None:
    where = staged(app)
    assert signed_in(app).post(path.format(**where), data=POSTS[path]).status_code == 409
    assert [(one.title, one.withdrawn) for one in kept(app)] == [("Презентация проекта", False)]


def test_a_file_is_handed_out_to_be_saved_under_its_name_and_as_nothing_of_ours(app: Flask) -> None:
    where = staged(app)
    answer = signed_in(app, Role.READER).get(f"/materials/{where['material']}/files/1")
    assert (answer.data, answer.content_type) == (a_pdf("Презентация проекта 1"), "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert (answer.headers["X-Content-Type-Options"], answer.headers["Content-Security-Policy"]) == (
        "nosniff",
        "default-src 'none'; sandbox",
    )


def test_what_is_withdrawn_can_still_be_fetched_and_what_never_was_cannot(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    client.post(f"/materials/{where['material']}/withdraw", data={"seen": str(where["seen"])})
    codes = [client.get(f"/materials/{where['material']}/files/{number}").status_code for number in (1, 2, 0)]
    assert (kept(app)[0].withdrawn, codes) == (True, [200, 404, 404])


def test_a_material_is_uploaded_and_stands_on_the_page_of_its_point(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    address = f"/materials/item/{where['item']}/new"
    assert sent(client, address, a_pdf("x"), title="Повестка <b>", language="kk").status_code == 303
    page = client.get(f"/items/{where['item']}").get_data(as_text=True)
    assert ("Повестка &lt;b&gt;" in page, '<span class="lang">kk</span>' in page) == (True, True)


@pytest.mark.parametrize("subject", ["dossier", "instruction"])
def test_a_material_of_an_undertaking_stands_on_its_page(app: Flask, subject: str) -> None:
    where = staged(app)
    client = signed_in(app)
    answer = sent(client, f"/materials/{subject}/{where[subject]}/new", a_pdf("y"), title="Письмо завода")
    assert (answer.status_code, "Письмо завода" in client.get(answer.location.partition("#")[0]).get_data(as_text=True)) == (303, True)


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "x.pdf"), (b"plain words", "x.pdf"), (b"0" * (MOST_BYTES + 1), "x.pdf"), (b"", "")],
    ids=["empty", "text", "too large", "none"],
)
def test_what_is_no_paper_is_refused_beside_its_field_and_what_was_typed_stays(app: Flask, content: bytes, name: str) -> None:
    where = staged(app)
    client = signed_in(app)
    answer = sent(client, f"/materials/item/{where['item']}/new", content, name, title="Проект решения", note="после правки")
    page = answer.get_data(as_text=True)
    assert (answer.status_code, 'id="upload-error"' in page, "Проект решения" in page, "после правки" in page) == (422, True, True, True)
    assert len(kept(app)) == 1


def test_more_than_a_request_may_hold_gets_a_page_that_says_how_much(app: Flask) -> None:
    where = staged(app)
    answer = sent(signed_in(app), f"/materials/item/{where['item']}/new", b"0" * 26 * 1024 * 1024)
    assert answer.status_code == 413


@pytest.mark.parametrize("over", [{"title": "о" * 10_000}, {"language": "xx"}, {"note": "о" * 10_000}], ids=["title", "language", "note"])
def test_what_does_not_fit_is_refused_beside_its_field(app: Flask, over: dict[str, str]) -> None:
    where = staged(app)
    answer = sent(signed_in(app), f"/materials/item/{where['item']}/new", a_pdf("z"), **over)
    assert (answer.status_code, f'id="{next(iter(over))}-error"' in answer.get_data(as_text=True)) == (422, True)


@pytest.mark.parametrize(
    "address", ["/materials/person/1/new", "/materials/item/2147483647/new", "/materials/item/99999999999999999999/new"]
)
def test_what_no_material_belongs_to_is_not_found(app: Flask, address: str) -> None:
    assert signed_in(app).get(address).status_code == 404


def test_the_same_file_once_more_is_told_beside_the_field(app: Flask) -> None:
    where = staged(app)
    answer = sent(signed_in(app), f"/materials/{where['material']}/versions/new", a_pdf("Презентация проекта 1"))
    assert (answer.status_code, 'id="upload-error"' in answer.get_data(as_text=True)) == (422, True)


def test_two_who_add_a_version_at_once_are_told_and_the_note_stays(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/materials/{where['material']}/versions/new"
    shown = form_of(client.get(address))
    assert sent(signed_in(app), address, a_pdf("чужой")).status_code == 303
    late = {**shown, "note": "мои правки", "upload": (BytesIO(a_pdf("свой")), "x.pdf")}
    answer = client.post(address, data=late, content_type="multipart/form-data")
    assert (answer.status_code, "мои правки" in answer.get_data(as_text=True)) == (409, True)
    again = {**form_of(answer), "upload": (BytesIO(a_pdf("свой")), "x.pdf")}
    assert client.post(address, data=again, content_type="multipart/form-data").status_code == 303
    page = client.get(f"/materials/{where['material']}").get_data(as_text=True)
    assert [f'id="version-{number}"' in page for number in (1, 2, 3, 4)] == [True, True, True, False]


def test_what_has_several_versions_is_not_removed_and_the_page_says_why(app: Flask) -> None:
    where = staged(app, versions=2)
    data = {"seen": str(where["seen"])}
    assert signed_in(app).post(f"/materials/{where['material']}/remove", data=data).status_code == 422
    assert signed_in(app, Role.ADMIN).post(f"/materials/{where['material']}/remove", data=data).status_code == 303


def test_a_page_takes_as_many_queries_for_many_materials_as_for_one(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    counts = []
    for more in (0, 6):
        with opened(app).begin() as session:
            for number in range(more):
                a_material(session, Subject.ITEM, where["item"], f"Файл {number}", versions=2)
        client.get(f"/items/{where['item']}")
        with statements(app.extensions["readers"].kw["bind"]) as asked:
            client.get(f"/items/{where['item']}")
        counts.append(len(asked))
    assert counts[0] == counts[1]
