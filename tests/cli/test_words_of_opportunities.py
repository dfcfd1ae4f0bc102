"""A suggestion as lines for a terminal."""

import pytest

from neuvoja.cli.words import of_opportunities
from neuvoja.domain.knowledge import Price
from neuvoja.domain.suggestion import Evidence, Opportunity, Suggestion


@pytest.mark.parametrize(
    ("price", "shown"),
    [
        (Price(amount="1.90", unit="kk"), "+ Katkovahti 1.90 EUR / kk"),
        (Price(amount="5", currency="SEK"), "+ Katkovahti 5 SEK"),
        (None, "+ Katkovahti"),
    ],
)
def test_a_price_is_told_with_its_unit(price, shown):
    offered = Opportunity(
        product_id="vahti",
        name="Katkovahti",
        need="Tieto katkoista.",
        evidence=Evidence(message=0, quote="sähköt katkeaa"),
        why_it_helps="Se kertoo katkoista.",
        price=price,
    )
    made = Suggestion(id="s-1", language="fi", engine="extractive", opportunities=(offered,))
    assert next(of_opportunities(made)) == shown
