"""Nobody may be sent to another site by an address that looks like ours."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.ground.kernel.paths import own_path


@pytest.mark.parametrize(
    "path", ["/", "/events/7?day=2024-11-26", "/venues/1#halls", "/поиск?q=зал", "/a//b", "/search?next=http://elsewhere.example"]
)
def test_a_path_of_our_own_is_kept(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "//elsewhere.example",
        "///elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "http://elsewhere.example",
        "https:elsewhere.example",
        "javascript:alert(1)",
        "/\t/elsewhere.example",
        "/\n/elsewhere.example",
        " //elsewhere.example",
        "elsewhere",
        "",
        None,
        "/" + "a" * 3000,
    ],
)
def test_a_path_that_leads_elsewhere_leads_to_the_first_page(path: str | None) -> None:
    assert own_path(path) == "/"


@given(st.text(alphabet=st.sampled_from("/\\:.@?#ahtps\t\n\r %"), max_size=20))
@example("/\r/elsewhere.example")
def test_nobody_is_ever_sent_to_another_site(target: str) -> None:
    # As browsers do: tabs and newlines are dropped, a backslash is a slash.
    read = own_path(target).translate({9: None, 10: None, 13: None, ord("\\"): "/"})
    assert urlsplit(urljoin("https://yiyin.example/sign-in", read)).netloc == "yiyin.example"
