"""Summaries: the conversation's own sentences in the fields of the wrap-up."""

import pytest
from desk_readings import reading
from hypothesis import given, settings
from hypothesis import strategies as st

from neuvoja.assistant.extractive.filing.summary import SummaryWriter
from neuvoja.language.analysis import Analyser

pytestmark = pytest.mark.voikko

FAULT = [
    "Moi! Netti on ollut poikki eilisestä asti osoitteessa [OSOITE_1].",
    "a: Hei, pahoittelut! Mikä valo modeemissa palaa?",
    "Punainen valo vilkkuu. Käynnistin modeemin jo kaksi kertaa.",
    "a: Kiitos. Kirjasin vikailmoituksen ja tilasin asentajan. Soitan sinulle huomenna klo 10.",
    "Ok. Saanko tästä jonkun hyvityksen?",
]


@pytest.fixture(scope="module")
def write(lemmatizer):
    writer = SummaryWriter(Analyser({"fi": lemmatizer}))
    return lambda *said, **more: writer.write(reading(*said, **more))


def texts(summary):
    return [
        *filter(None, (summary.reason, summary.situation, summary.resolution)),
        *summary.actions,
        *summary.open_questions,
        *summary.commitments,
        *summary.needs,
    ]


def test_a_fault_call_is_filed_field_by_field(write):
    summary = write(*FAULT)
    assert summary.reason == "Netti on ollut poikki eilisestä asti osoitteessa [OSOITE_1]."
    assert summary.situation == "Punainen valo vilkkuu. Käynnistin modeemin jo kaksi kertaa."
    assert summary.actions == ("Kirjasin vikailmoituksen ja tilasin asentajan.",)
    assert summary.commitments == ("Soitan sinulle huomenna klo 10.",)
    assert summary.open_questions == ("Saanko tästä jonkun hyvityksen?",)
    assert summary.resolution is None


def test_every_text_is_a_line_with_the_messages_that_it_stands_on(write):
    summary = write(*FAULT)
    assert sorted(line.text for line in summary.lines) == sorted(texts(summary))
    messages = {line.text: line.messages for line in summary.lines}
    assert messages[summary.reason] == (0,)
    assert messages[summary.situation] == (2,)
    assert messages[summary.commitments[0]] == (3,)


@pytest.mark.parametrize(
    ("language", "said", "actions", "commitments", "resolution"),
    [
        (
            "sv",
            [
                "Hej, fakturan är fel, ni har debiterat två gånger.",
                "a: Beklagar. Jag har krediterat den ena fakturan. Jag återkommer i morgon.",
                "Tack för hjälpen, det är bra då.",
            ],
            ("Jag har krediterat den ena fakturan.",),
            ("Jag återkommer i morgon.",),
            "Jag har krediterat den ena fakturan.",
        ),
        (
            "en",
            [
                "Hello, my internet is down since Monday.",
                "a: Sorry to hear that. I've restarted the line. We will call you tomorrow.",
                "It works now, thanks!",
            ],
            ("I've restarted the line.",),
            ("We will call you tomorrow.",),
            "It works now, thanks!",
        ),
        (
            "fi",
            [
                "Lasku on väärin, 45 € liikaa.",
                "a: Tarkistin laskun. Hyvitin 45 euroa tilillesi.",
                "Hienoa, asia kunnossa!",
            ],
            ("Tarkistin laskun.", "Hyvitin 45 euroa tilillesi."),
            (),
            "Hyvitin 45 euroa tilillesi.",
        ),
    ],
)
def test_deeds_promises_and_the_end_are_told_apart(
    write, language, said, actions, commitments, resolution
):
    summary = write(*said, language=language)
    assert summary.actions == actions
    assert summary.commitments == commitments
    assert summary.resolution == resolution


def test_the_reason_is_no_greeting(write):
    assert write("Moi", "Huomenta!", "mulla puuttuu lasku kokonaan").reason == (
        "mulla puuttuu lasku kokonaan"
    )


def test_fillers_at_the_beginning_are_left_out_and_the_rest_is_verbatim(write):
    said = "No joo hei siis öö mun lasku on niinku väärin"
    reason = write(said, channel="phone").reason
    assert reason == "mun lasku on niinku väärin"
    assert reason in said


def test_an_empty_matter_leaves_every_field_empty(write):
    summary = write("Moi!", "a: Hei! Miten voin auttaa?", "Kiitos, ei mitään :)")
    assert texts(summary) == []
    assert summary.lines == ()


def test_an_answered_question_is_not_open(write):
    said = "Milloin lasku erääntyy?"
    assert write(said).open_questions == ()
    assert write("Lasku puuttuu.", said).open_questions == (said,)
    answer = "a: Lasku erääntyy 15. päivä."
    assert write("Lasku puuttuu.", said, answer, "ok").open_questions == ()
    hold = "a: Hetki, tarkistan."
    assert write("Lasku puuttuu.", said, hold).open_questions == (said,)


def test_the_question_that_is_the_reason_is_open_until_we_answer_it(write):
    said = ["Milloin lasku erääntyy ja saanko lisäaikaa?", "Mihin numeroon voin soittaa?"]
    assert write(*said, "a: Selvitän tätä hetken.").open_questions == tuple(said)


def test_a_scrap_of_a_question_is_none_beside_a_whole_one(write):
    assert write("mikä vika??", "Milloin netti toimii taas?", "a: Selvitän.").open_questions == (
        "Milloin netti toimii taas?",
    )


def test_anger_and_a_threat_to_leave_are_told_not_a_later_question(write):
    threat = "Jos tää ei korjaannu tänään niin vaihdan toiseen firmaan."
    summary = write(threat, "a: Ymmärrän harmin.", "Pitääkö mun olla kotona?")
    assert summary.reason == threat


def test_our_question_stays_open_until_the_customer_speaks(write):
    said = ["Netti ei toimi.", "a: Mikä valo modeemissa palaa?"]
    assert write(*said).open_questions == ("Mikä valo modeemissa palaa?",)
    assert write(*said, "punainen").open_questions == ()


def test_a_resolution_is_undone_when_the_matter_opens_again(write):
    said = ["Netti ei toimi.", "a: Vika on nyt korjattu."]
    assert write(*said).resolution == "Vika on nyt korjattu."
    assert write(*said, "Ei toimi vieläkään.").resolution is None


def test_a_promised_repair_is_no_resolution(write):
    assert write("Netti ei toimi.", "a: Vika korjataan huomenna.", "ok").resolution is None


def test_voiced_needs_are_noted(write):
    summary = write("Laskussa on virhe, haluan hyvityksen.", "Wifi ei kuulu yläkertaan.")
    assert summary.needs == ("Wifi ei kuulu yläkertaan.",)


def test_quoted_history_and_signatures_are_no_part_of_the_matter(write):
    mail = (
        "Hei,\n\nlasku 1234 puuttuu minulta.\n\nTerveisin\nMatti Meikäläinen\n\n"
        "ma 3.3.2025 klo 10.12 Asiakaspalvelu kirjoitti:\n> Kirjasin vikailmoituksen."
    )
    summary = write(mail, channel="email")
    assert summary.reason == "lasku 1234 puuttuu minulta."
    assert "Kirjasin" not in " ".join(texts(summary))
    assert "Meikäläinen" not in " ".join(texts(summary))


def test_two_hundred_messages_make_a_short_summary(write):
    said = [
        each
        for n in range(100)
        for each in (
            f"Lasku {n} on väärin, {n} euroa liikaa kuussa {n}. Mitä teen laskulle {n}?",
            f"a: Hyvitin laskun {n}. Soitan huomenna laskusta {n}.",
        )
    ]
    assert len(write(*said).lines) <= 25


@given(st.lists(st.text(max_size=120), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_nothing_is_invented(write, said):
    marked = [f"{'a: ' if n % 2 else 'c: '}{text}" for n, text in enumerate(said)]
    summary = write(*marked)
    whole = " ".join(" ".join(said).split())
    assert all(0 <= n < len(said) for line in summary.lines for n in line.messages)
    for line in summary.lines:
        for word in line.text.rstrip(".").split():
            assert word.rstrip(".") in whole


@pytest.mark.parametrize(
    ("language", "promised", "left"),
    [
        ("fi", "Kuljettaja hakee sohvan keskiviikkona.", "En vielä tiedä, milloin osa saadaan."),
        ("sv", "Hen kommer på torsdag mellan 8 och 12.", "Vi vet inte ännu när delen kommer."),
        ("en", "They will decide within ten working days.", "Nobody knows yet who pays the hotel."),
    ],
)
def test_what_others_will_do_is_a_commitment_and_what_nobody_knows_is_open(
    write, language, promised, left
):
    said = {"fi": "Sohva on rikki.", "sv": "Min soffa är trasig.", "en": "My sofa is broken."}
    summary = write(said[language], f"a: {promised} {left}", language=language)
    assert summary.commitments == (promised,)
    assert summary.open_questions == (left,)


def test_a_plain_yes_or_no_answers_a_question(write):
    summary = write("Lasku on väärin, 45 € liikaa.", "Maksanko vanhan laskun?", "a: Ei tarvitse.")
    assert summary.open_questions == ()


def test_what_the_advisor_found_belongs_to_the_situation(write):
    summary = write("Lasku nousi paljon.", "a: Alennuksesi päättyi 12.9., ja hinta on 388 euroa.")
    assert "388 euroa" in (summary.situation or "")


def test_taking_leave_is_no_reason(write):
    summary = write(
        "Laskussa 1234 on väärä summa.", "Koiraakin pitäisi ulkoiluttaa niin lopetan tähän."
    )
    assert "Laskussa" in (summary.reason or "")


def test_what_is_the_reason_is_not_told_again_as_a_need(write):
    summary = write("Haluaisin halvemman liittymän, kun tämä on liian kallis.")
    assert summary.reason not in summary.needs


@pytest.mark.parametrize(
    ("answer", "agreed"), [("Sopii, kiitos!", True), ("Ei valitettavasti käy.", False)]
)
def test_a_time_that_the_customer_accepts_is_a_commitment(write, answer, agreed):
    proposed = "Varaan tarkastuksen. Sopiiko torstai 26.11. klo 8?"
    made = write("Auto vinkuu huollon jälkeen.", f"a: {proposed}", answer)
    assert ("Sopiiko torstai 26.11. klo 8?" in made.commitments) is agreed


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fi",
            [
                "Haluaisin siirtää aikani. Mihin mennessä se pitää tehdä?",
                "a: Minkä ajan haluat siirtää?",
                "Huomisen klo 9.",
                "a: Siirsin ajan perjantaille klo 12. Siirto on tehtävä vuorokautta ennen.",
                "Selvä, kiitos.",
            ],
        ),
        (
            "sv",
            [
                "Jag vill flytta min tid. Hur sent får man göra det?",
                "a: Vilken tid vill du flytta?",
                "Den i morgon klockan 9.",
                "a: Ett dygn före besöket räcker bra.",
            ],
        ),
        (
            "en",
            [
                "I want fibre at home. Who puts it in?",
                "a: What is your address?",
                "Main Street 5.",
                "a: Our own engineers do the work.",
            ],
        ),
    ],
)
def test_a_question_that_is_answered_after_we_asked_back_is_open_no_more(write, language, said):
    assert write(*said, language=language).open_questions == ()
    assert write(*said[:3], language=language).open_questions != ()


@pytest.mark.parametrize(
    ("language", "deed", "promise", "thanks"),
    [
        ("fi", "Hyvitin 40 euroa laskusta.", "Lähetän vahvistuksen sähköpostiin.", "Kiitos, hyvä!"),
        ("sv", "Jag har flyttat din tid.", "Du får en bekräftelse per sms.", "Tack, bra!"),
        (
            "en",
            "I have moved your visit.",
            "You will get a confirmation by text.",
            "Great, thanks!",
        ),
    ],
)
def test_a_confirmation_is_promised_and_the_deed_ends_the_matter(
    write, language, deed, promise, thanks
):
    matter = {"fi": "Laskussa on virhe.", "sv": "Kan ni flytta min tid?", "en": "Move my visit?"}
    summary = write(matter[language], f"a: {deed} {promise}", thanks, language=language)
    assert summary.resolution == deed
    assert summary.actions == (deed,)
    assert summary.commitments == (promise,)


def test_a_courtesy_is_no_reason(write):
    said = ("Hi there, how are you? Hope you are well.", "a: Fine! How can I help?", "Can I pay?")
    assert write(*said, language="en").reason == "Can I pay?"
    assert write("Hej! Tack för senast.", language="sv").reason is None
    assert write("Moikka! Hello!").reason is None
