from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.redaction import Redactor
from neuvoja.language.redaction.restoring import StreamRestorer, joined

SAID = "Olen Matti Virtanen, numeroni on 040 1234567."
ANSWER = (
    r"Hei [NIMI_1]! Lähetin [NIMI_1]lle viestin, [NIMI\_1]:n numeroon [PUHELIN_1]. "
    "[1] [x] [NIMI_9]n [NIMI_1]"
)
RESTORED = (
    "Hei Matti Virtanen! Lähetin Matti Virtaselle viestin, Matti Virtasen numeroon 040 1234567. "
    "[1] [x] [NIMI_9]n Matti Virtanen"
)


@pytest.fixture(scope="module")
def session():
    session = Redactor(None).session()
    assert session.redact(SAID) == "Olen [NIMI_1], numeroni on [PUHELIN_1]."
    return session


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Virtanen", "Virtasen Virtaselle Virtasella Virtasta Virtaseen Virtasena"),
        ("Pekka", "Pekan Pekalle Pekalla Pekkaa Pekkaan Pekkana"),
        ("Anu", "Anun Anulle Anulla Anua Anuun Anuna"),
        ("Mika", "Mikan Mikalle Mikalla Mikaa Mikaan Mikana"),
        ("Kylli", "Kyllin Kyllille Kyllillä Kylliä Kylliin Kyllinä"),
        ("Smith", "Smithin Smithille Smithillä Smithiä Smithiin Smithinä"),
        ("Markus", "Markuksen Markukselle Markuksella Markusta Markukseen Markuksena"),
        ("Ylä-Niemi", "Ylä-Niemen Ylä-Niemelle Ylä-Niemellä Ylä-Niemeä Ylä-Niemeen Ylä-Niemenä"),
        ("Aino Mäki", "Aino-Mäen Aino-Mäelle Aino-Mäellä Aino-Mäkeä Aino-Mäkeen Aino-Mäkenä"),
        ("Lahti", "Lahden Lahdelle Lahdella Lahtea Lahteen Lahtena"),
    ],
)
def test_a_name_is_inflected_as_finns_inflect_it(name, forms):
    endings = ("n", "lle", "lla", "a", "an", "na")
    shown = [joined(name, ending, name=True) for ending in endings]
    assert shown == [each.replace("Aino-", "Aino ") for each in forms.split()]


def test_particles_go_with_the_ending_and_in_harmony():
    assert joined("Pekka", "llekin", name=True) == "Pekallekin"
    assert joined("Kylli", "llakaan", name=True) == "Kyllilläkään"


def test_what_is_no_name_takes_its_ending_behind_a_colon():
    assert joined("040 1234567", "een", name=False) == "040 1234567:een"
    assert joined("matti@example.fi", "hin", name=False) == "matti@example.fi:hin"
    assert joined("IBM", "lle", name=True) == "IBM:lle"


def test_the_whole_text_is_restored_with_endings(session):
    assert session.restore(ANSWER) == RESTORED


@given(st.lists(st.integers(0, len(ANSWER)), max_size=40))
def test_it_does_not_matter_where_the_pieces_are_cut(session, cuts):
    places = [0, *sorted(cuts), len(ANSWER)]
    stream = StreamRestorer(session.restore)
    shown = [stream.feed(ANSWER[a:b]) for a, b in pairwise(places)]
    assert "".join([*shown, stream.end()]) == RESTORED


def test_nothing_is_held_back_but_what_may_be_a_placeholder(session):
    stream = StreamRestorer(session.restore)
    assert stream.feed("Hei ") == "Hei "
    assert stream.feed("[NIMI") == ""
    assert stream.feed("_1]") == ""
    assert stream.feed("lle ja") == "Matti Virtaselle ja"
    assert stream.feed(" [huom") == " "
    assert stream.feed("autus tässä]") == "[huomautus tässä]"


def test_swedish_and_english_genitives_are_joined_as_they_are(session):
    assert session.restore("[NIMI_1]s avtal") == "Matti Virtanens avtal"
    assert session.restore("[NIMI_1]'s contract") == "Matti Virtanen's contract"
