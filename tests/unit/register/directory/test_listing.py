"""Claims about the filters of the directory's lists."""

from hypothesis import given
from hypothesis import strategies as st

from app.register.directory.queries import Wanted
from app.register.directory.rules.kinds import Category, PartySide
from app.register.directory.views.listing import asked, query_of


@given(
    st.builds(
        Wanted,
        side=st.none() | st.sampled_from(PartySide),
        category=st.none() | st.sampled_from(Category),
        organisation_id=st.none() | st.integers(1, 10**6),
    )
)
def test_filters_come_back_from_the_address_that_they_wrote(wanted: Wanted) -> None:
    assert asked(query_of(wanted, "")) == wanted


@given(st.dictionaries(st.sampled_from(["side", "category", "organisation"]), st.text(max_size=12)))
def test_no_address_is_a_mistake(address: dict[str, str]) -> None:
    assert isinstance(asked(address), Wanted)
