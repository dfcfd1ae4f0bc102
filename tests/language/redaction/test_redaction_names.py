import pytest

from neuvoja.language.promises import Lemmatizer
from neuvoja.language.redaction import Kind, Redactor
from neuvoja.language.redaction.inflection import bases, old_bases

pytestmark = pytest.mark.voikko


def names(redactor: Redactor, text: str) -> list[str]:
    return list(redactor.redact(text).values.values())


@pytest.mark.parametrize(
    "form",
    ["Virtasen", "Virtaselle", "Virtasta", "Virtaseen", "Virtasilla", "Virtanen"],
)
def test_forms_of_a_surname_lead_back_to_it_without_a_dictionary(form: str) -> None:
    assert "virtanen" in set(bases(form))


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("Matille", "matti"),
        ("Mattiin", "matti"),
        ("Pekan", "pekka"),
        ("Lahden", "lahti"),
        ("Niemen", "niemi"),
        ("Hanneksen", "hannes"),
        ("Smithillä", "smith"),
        ("Ahmedin", "ahmed"),
        ("Anders's", "anders"),
        ("Annas", "anna"),
    ],
)
def test_other_forms_lead_back_to_their_names(form: str, base: str) -> None:
    assert base in {*bases(form), *old_bases(form)}


def test_the_empty_word_is_a_form_of_nothing_else() -> None:
    assert list(bases("")) == [""]


def test_the_same_word_is_a_name_or_not_by_its_place(redactor: Redactor) -> None:
    assert names(redactor, "Toivon, että Toivo soittaa.") == ["Toivo"]
    assert names(redactor, "Suvi on kuuma, sanoi Suvi Laine.") == ["Suvi Laine"]


def test_a_name_once_introduced_is_found_wherever_it_comes_again(redactor: Redactor) -> None:
    session = redactor.session()
    first = session.redact("My name is Siobhan Gallagherty.")
    later = session.redact("Gallagherty called. Siobhanin lasku on väärin.")
    assert first == "My name is [NIMI_1]."
    assert later == "[NIMI_2] called. [NIMI_3] lasku on väärin."


def test_a_name_found_late_is_found_early_in_the_same_text(redactor: Redactor) -> None:
    text = "Gallagherty is my surname. My name is Siobhan Gallagherty."
    assert redactor.redact(text).text == "[NIMI_1] is my surname. My name is [NIMI_2]."


def test_the_helpdesks_word_for_the_customer_is_a_known_name(redactor: Redactor) -> None:
    session = redactor.session({Kind.NAME: ["Onni Laine"]})
    assert (
        session.redact("onni laine maksoi, Onnille kiitos")
        == "[NIMI_1] [NIMI_2] maksoi, [NIMI_3] kiitos"
    )
    assert session.redact("Onni ettei laskua tullut") == "Onni ettei laskua tullut"


def test_known_values_of_other_kinds_are_found_however_they_are_spaced(redactor: Redactor) -> None:
    session = redactor.session({Kind.CUSTOMER_NUMBER: ["12-345 6"], Kind.ADDRESS: ["Torppa 1"]})
    assert session.redact("nro 123 456, torppa  1") == "nro [ASIAKASNUMERO_1], torppa  1"
    assert session.redact("TORPPA 1 ja 1234567") == "[OSOITE_1] ja 1234567"


def test_words_to_keep_are_never_names(lemmatizer: Lemmatizer) -> None:
    redactor = Redactor(lemmatizer, keep=["Aurora", "Toivo", "Oma Linna"])
    kept = "Soitin Auroralle, Toivolta sain Oma Linnan esitteen."
    assert redactor.redact(kept).text == kept
    assert names(redactor, "Matti Linna soitti") == ["Matti Linna"]


@pytest.mark.parametrize(
    "company",
    [
        "Virtanen Oy",
        "Matti Virtanen Oy",
        "Rakennus Korhonen Ky",
        "Asunto Oy Mattila",
        "Andersson & Söner",
    ],
)
def test_companies_keep_their_founders_names(redactor: Redactor, company: str) -> None:
    assert names(redactor, f"Laskuttaja on {company}, kiitos.") == []


def test_initials_and_particles_belong_to_the_name(redactor: Redactor) -> None:
    text = "Allekirjoittajat ovat J. P. Virtanen, Minna H. ja Anna von Wright."
    assert names(redactor, text) == ["J. P. Virtanen", "Minna H.", "Anna von Wright"]


def test_a_foreign_name_is_told_by_what_people_do(redactor: Redactor) -> None:
    assert names(redactor, "Eilen Tadashi Yamashina soitti teille.") == ["Tadashi Yamashina"]
    assert names(redactor, "Eilen Apple Watch lakkasi toimimasta.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mun nimi on ilkka kivi ja netti pätkii", "ilkka kivi"),
        ("nimi on anna-liisa mäki-petäjä.", "anna-liisa mäki-petäjä"),
        ("olen zahra ahmadi ja haluan irtisanoa sopimuksen", "zahra ahmadi"),
        ("sukunimi mäki-petäjä, kirjoitettu pienellä", "mäki-petäjä"),
        ("lasku on väärin t. maija", "maija"),
        ("lasku on väärin.\nterveisin\nbob taylor", "bob taylor"),
        ("sari tässä, hei. lasku on väärin", "sari"),
        ("sopimus on nimellä oksana kovalenko.", "oksana kovalenko"),
        ("tilaaja on nguyen thi lan.", "nguyen thi lan"),
        ("fakturan är fel.\nmvh\nrasmus af hällström", "rasmus af hällström"),
        ("jag heter fatima zahrani, fakturan är fel", "fatima zahrani"),
        ("this is anna smithson, my bill is wrong", "anna smithson"),
        ("my bill is wrong.\nkind regards\npriya raghunathan", "priya raghunathan"),
        ("Soititte minulle ja Howard Patrick Blakelle.", "Howard Patrick Blakelle"),
    ],
)
def test_a_name_is_found_whole_where_its_cue_tells(
    redactor: Redactor, text: str, name: str
) -> None:
    assert names(redactor, text) == [name]


def test_an_and_joins_a_name_to_a_name(redactor: Redactor) -> None:
    assert names(redactor, "Eilen Jonna ja Minttu soittivat.") == ["Jonna", "Minttu"]


@pytest.mark.parametrize(
    "text",
    [
        "olen sari kotona",
        "my name is wrong on the bill",
        "this is completely wrong and I want a refund",
        "sukunimi on väärin laskulla",
        "tilaaja on muuttanut pois",
        "lasku on väärin, terveisin tyytymätön asiakas",
        "Kind regards\nyour customer service team",
        "ostin teiltä uuden tv ja netti ei toimi",
        "avtalet står på fel adress",
        "Kuitu ja Netti maksavat liikaa.",
    ],
)
def test_what_follows_a_cue_and_is_no_name_stays(redactor: Redactor, text: str) -> None:
    assert not {"kotona", "wrong", "väärin", "muuttanut", "tyytymätön", "team"} & {
        word for name in names(redactor, text) for word in name.split()
    }
    if not text.startswith("olen sari"):
        assert names(redactor, text) == []


def test_a_product_named_as_people_are_is_no_person_alone(redactor: Redactor) -> None:
    keeping = Redactor(redactor._lexicon._lemmatizer, keep=["Ilona", "Oma Aino"])
    assert names(redactor, "Paljonko Ilona maksaa?") == ["Ilona"]
    assert names(keeping, "Paljonko Ilona maksaa? Entä Oma Aino?") == []
    assert names(keeping, "Nimeni on Ilona Virtanen.") == ["Ilona Virtanen"]
