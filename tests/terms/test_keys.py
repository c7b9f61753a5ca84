"""Keys of a whole table at once are the keys of each name."""

from hypothesis import given
from hypothesis import strategies as st

from jbpub.parser.entries import term_key
from jbpub.terms.keys import with_keys
from jbpub.terms.table import Term

NAMES = st.text(alphabet="双循环 “”\0\n", max_size=5)


@given(st.lists(st.builds(Term, NAMES, st.just("x"), st.lists(NAMES, max_size=2).map(tuple)), max_size=4))
def test_each_term_has_the_keys_of_its_names(terms: list[Term]) -> None:
    keyed = with_keys(terms)
    assert [term for term, _ in keyed] == terms
    assert [keys for _, keys in keyed] == [tuple(map(term_key, (term.zh, *term.variants))) for term in terms]
