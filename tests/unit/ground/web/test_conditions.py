"""Claims about conditional requests and about who is sent gzip."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.web.conditions import http_date, unchanged, wants_gzip

TAGS = ('"a1"', '"a1-gz"')
MODIFIED = int(datetime(2024, 11, 1, 9, tzinfo=UTC).timestamp())
DATE = "Fri, 01 Nov 2024 09:00:00 GMT"


def test_dates_are_written_as_the_protocol_has_them() -> None:
    assert http_date(MODIFIED) == DATE


@pytest.mark.parametrize("match", ['"a1"', 'W/"a1"', '"x", "a1"', '"x",W/"a1-gz"', "*", '  "a1"  ', '"x", , "a1"', '"a,b", "a1"'])
def test_a_known_tag_is_recognised(match: str) -> None:
    assert unchanged({"HTTP_IF_NONE_MATCH": match}, TAGS, MODIFIED)


@pytest.mark.parametrize("match", ['"x"', 'W/"x", "y"', '"a"', '"A1"', '"x,a1"'])
def test_an_unknown_tag_is_news_whatever_the_date_says(match: str) -> None:
    assert not unchanged({"HTTP_IF_NONE_MATCH": match, "HTTP_IF_MODIFIED_SINCE": DATE}, TAGS, MODIFIED)


@pytest.mark.parametrize(
    "broken", ["a1", '"a1', 'a1"', "**", '"a1" "b"', "\x00", '"' * 5000, "W/", ",", 'T,"x"', '"x", a1', "," * 3999 + "x"]
)
def test_a_broken_tag_counts_as_absent(broken: str) -> None:
    assert not unchanged({"HTTP_IF_NONE_MATCH": broken}, TAGS, MODIFIED)
    assert unchanged({"HTTP_IF_NONE_MATCH": broken, "HTTP_IF_MODIFIED_SINCE": DATE}, TAGS, MODIFIED)


@pytest.mark.parametrize(
    ("since", "same"),
    [
        (DATE, True),
        ("Fri, 01 Nov 2024 09:00:01 GMT", True),
        ("Fri, 01 Nov 2024 08:59:59 GMT", False),
        ("Friday, 01-Nov-24 09:00:00 GMT", True),
        ("yesterday", False),
        ("Fri, 99 Nov 2024 09:00:00 GMT", False),
        ("Fri, 01 Nov 99999999999 09:00:00 GMT", False),
    ],
)
def test_a_date_is_compared_by_its_instant(since: str, *, same: bool) -> None:
    assert unchanged({"HTTP_IF_MODIFIED_SINCE": since}, TAGS, MODIFIED) is same


@given(st.text(), st.text())
def test_no_header_is_a_fault(match: str, since: str) -> None:
    assert unchanged({"HTTP_IF_NONE_MATCH": match, "HTTP_IF_MODIFIED_SINCE": since}, TAGS, MODIFIED) in (True, False)


@pytest.mark.parametrize(
    ("accepted", "client", "packed"),
    [
        ("gzip", "iOS/18.0 dataaccessd/1.0", True),
        ("gzip, deflate, br", "Mozilla/5.0 Thunderbird/128.0", True),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", "", True),
        ("GZIP", "", True),
        ("gzip;q=0", "", False),
        ("gzip;q=0.000, identity", "", False),
        ("identity", "", False),
        ("", "Google-Calendar-Importer", False),
        ("gzip", "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0)", False),
        ("gzip", "Microsoft.Exchange.Calendar", False),
        ("notgzip", "", False),
    ],
)
def test_gzip_goes_to_those_who_ask_and_never_to_microsoft(accepted: str, client: str, *, packed: bool) -> None:
    assert wants_gzip({"HTTP_ACCEPT_ENCODING": accepted, "HTTP_USER_AGENT": client}) is packed
