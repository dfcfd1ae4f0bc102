"""Hand-overs: when a team is called, which one, and what it is told."""

import pytest
from desk_readings import defaults, found, reading

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.extractive.handing_over.hand_over import HandOverWriter
from neuvoja.domain.organisation import Handbook, Team
from neuvoja.domain.suggestion import Reply
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder

pytestmark = pytest.mark.voikko

TEAMS = (
    Team(
        id="laskutus",
        name={"fi": "Laskutustiimi", "sv": "Faktureringsteamet", "en": "Billing team"},
        handles=("lasku", "maksusuunnitelma", "hyvitys", "faktura", "invoice"),
        needs=("Laskun numero", "Laskun summa", "Asiakkaan puhelinnumero"),
    ),
    Team(
        id="verkko",
        name={"fi": "Verkkotiimi"},
        handles=("netti", "modeemi", "valokuitu", "nätet"),
        needs=("Osoite", "Milloin vika alkoi", "Mitä on jo kokeiltu"),
    ),
)
HANDBOOK = Handbook(teams=TEAMS)
ABSTAINED = Drafted(Reply(status="abstained", text="", confidence=0.1))
UNSURE = Drafted(Reply(status="drafted", text="…", confidence=0.3))
FAIR = Drafted(Reply(status="drafted", text="…", confidence=0.6))
SURE = Drafted(Reply(status="drafted", text="…", confidence=0.95))


@pytest.fixture(scope="module")
def write(lemmatizer):
    writer = HandOverWriter(Analyser({"fi": lemmatizer}))

    def hand_over(*said, drafted=ABSTAINED, handbook=HANDBOOK, **more):
        return writer.write(reading(*said, handbook=handbook, **more), drafted)

    return hand_over


@pytest.mark.parametrize(
    ("said", "language", "team"),
    [
        ("Laskussani on outo hyvitys. Sen summa on 45 euroa. En ymmärrä sitä.", "fi", "laskutus"),
        ("mun modeemi piippaa. valokuitu on outo. vaihdoin jo johdon", "fi", "verkko"),
        ("Jag förstår inte fakturan. Den är på 210 euro. Jag kräver en ny.", "sv", "laskutus"),
        ("Your invoice makes no sense. It was 80 euros. I dispute it.", "en", "laskutus"),
    ],
)
def test_an_abstained_draft_calls_the_team_that_handles_the_matter(write, said, language, team):
    assert write(said, language=language).team == team


def test_an_uncertain_draft_calls_it_too_and_a_sure_one_does_not(write):
    said = "Laskussani on outo hyvitys. Sen summa on 45 euroa. Siitä on jo kuukausi."
    assert "epävarma" in write(said, drafted=UNSURE).why
    assert write("Milloin hyvitys näkyy laskussa?", drafted=FAIR) is None
    assert write("Laskussani on outo hyvitys.").team == "laskutus"
    assert write("Laskussani on outo hyvitys.", drafted=SURE) is None


def test_what_is_told_in_a_few_words_is_asked_about_before_it_is_passed_on(write):
    assert write("mun modeemi piippaa") is None
    assert write("mun modeemi piippaa", "a: Mistä asti?", "Tiistaista. Vaihdoin jo johdon.")


def test_no_team_is_called_where_none_clearly_handles_the_matter(write):
    assert write("Miten kasvatan tomaatteja?") is None
    assert write("Moi!") is None
    assert write("Laskussani on outo hyvitys.", handbook=Handbook()) is None


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Haluaisin tietää onko hyvityslasku hyvä, käytän nettiä kahdesti viikossa.", "fi"),
        ("Jag undrar om fakturan är bra, jag betalar den varje vecka. Hej!", "sv"),
        ("I was wondering whether the invoice is any good, I pay it twice a week.", "en"),
        ("Thanks for fixing the invoice so quickly yesterday! Great work.", "en"),
        ("Kiitos, kun korjasitte laskun niin nopeasti! Hienoa työtä.", "fi"),
        ("Tack för att ni rättade fakturan så snabbt! Bra jobbat.", "sv"),
    ],
)
def test_who_wonders_or_praises_needs_no_team(write, said, language):
    assert write(said, language=language) is None


def test_thanks_beside_a_claim_are_no_praise(write):
    assert (
        write("Kiitos laskusta, mutta se on väärin. Vaadin 45 euroa takaisin.").team == "laskutus"
    )


def test_a_customer_who_asks_for_an_expert_is_heard_whatever_the_draft(write):
    hand_over = write("Laskusta vielä. Haluan puhua asiantuntijan kanssa!", drafted=SURE)
    assert hand_over.team == "laskutus"
    assert "Haluan puhua asiantuntijan kanssa!" in hand_over.why


def test_a_promised_transfer_is_made(write):
    said = ["Netti on outo.", "a: Siirrän asian asiantuntijalle."]
    assert write(*said, drafted=SURE).team == "verkko"
    assert write(*said, "e: Hei, Verkkotiimistä. Katson linjan.", drafted=SURE) is None


def test_past_cases_tell_the_team_even_where_no_team_is_described(write):
    cases = [
        found("case-1#1", kind="case", share=0.7, escalated_to="perintä", title="Outo maksu"),
        found("case-2#1", kind="case", share=0.5, escalated_to="perintä"),
        found("case-3#1", kind="case", share=0.4),
    ]
    said = "Outo maksu tililtä. Sen summa on 45 euroa. Siitä on jo kuukausi."
    hand_over = write(said, cases=cases, handbook=Handbook(), drafted=UNSURE)
    assert hand_over.team == "perintä"
    assert "Outo maksu (case-1)" in hand_over.brief
    assert write("Outo maksu tililtä.", cases=cases, drafted=SURE) is None


def test_unlike_cases_tell_nothing(write):
    cases = [found("case-1#1", kind="case", share=0.1, escalated_to="perintä")]
    assert write("Outo maksu tililtä.", cases=cases, handbook=Handbook()) is None


def test_one_word_in_common_makes_no_case_like_this_one(write):
    cases = [
        found("case-1#1", kind="case", share=0.9, escalated_to="verkko", title="Netti Thaimaassa")
    ]
    assert write("Tarvitsenko viisumin Thaimaahan?", cases=cases, handbook=Handbook()) is None


def test_an_instalment_is_not_the_sum_of_the_invoice_and_numbers_stay_whole(write):
    brief = write(
        "Laskussani on outo hyvitys.", "Maksan 25,50 € erissä. Viite on 1234 56789."
    ).brief
    assert "Laskun summa: " not in brief
    assert "Laskun numero: 1234 56789" in brief


def test_an_invoice_s_number_is_no_address(write):
    needs = ("Osoite ja huoneiston numero",)
    team = Team(id="verkko", name={"fi": "Verkko"}, handles=("lasku",), needs=needs)
    said = "Laskun 55103389 summa on väärä, 45 euroa. Haluan puhua asiantuntijan kanssa!"
    brief = write(said, handbook=Handbook(teams=(team,))).brief
    assert "Puuttuu: Osoite ja huoneiston numero" in brief


GRID = Team(
    id="sähköverkko",
    name={"fi": "Vikapäivystys"},
    handles=("sähkötolppa", "elstolpe", "power pole", "sähkökatko"),
    needs=("Laskun numero", "Modeemin valojen väri"),
)


def urgent(*teams):
    return Handbook(teams=teams, moments=defaults().moments)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Netti on poikki, sähkötolppa kaatui pihalle!", "fi"),
        ("Nätet är borta, en elstolpe har ramlat på vägen.", "sv"),
        ("My invoice is odd, and a power pole came down in our garden.", "en"),
    ],
)
def test_danger_to_life_calls_the_team_of_that_danger_whatever_the_draft(write, said, language):
    hand_over = write(said, drafted=SURE, handbook=urgent(*TEAMS, GRID), language=language)
    assert hand_over.team == "sähköverkko"
    assert "hengenvaarasta" in hand_over.why
    assert hand_over.brief.startswith("Kiireellinen: asiakas kertoo hengenvaarasta.")
    assert "Laskun numero" not in hand_over.brief
    assert "valojen" not in hand_over.brief


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Modeemi on rikki, täällä palaa!", "fi"),
        ("En jaksa enää näitä laskuja enkä näe syytä elää.", "fi"),
        ("Jag orkar inte med fakturan och ser ingen mening med att leva.", "sv"),
        ("The fuse box is sparking, please send someone about the invoice!", "en"),
        ("I got an electric shock from the socket by the modem.", "en"),
    ],
)
def test_words_beside_a_danger_call_no_team(write, said, language):
    assert write(said, drafted=ABSTAINED, handbook=urgent(*TEAMS, GRID), language=language) is None


def test_the_brief_tells_what_is_known_and_what_is_missing(write):
    brief = write(
        "Netti on ollut poikki maanantaista, osoite on [OSOITE_1].",
        "a: Mikä valo modeemissa palaa?",
        "Punainen. Käynnistin modeemin jo kaksi kertaa.",
        "Olen tosi pettynyt. Milloin netti toimii?",
        channel="phone",
    ).brief.splitlines()
    assert brief == [
        "Kanava: puhelin. Asiakkaan kieli: suomi.",
        "Asia: Netti on ollut poikki maanantaista, osoite on [OSOITE_1].",
        "Tilanne: Käynnistin modeemin jo kaksi kertaa.",
        "Kokeiltu ja tehty: Käynnistin modeemin jo kaksi kertaa.",
        "Asiakas kysyy: Milloin netti toimii?",
        "Tiedossa: Osoite: [OSOITE_1]",
        "Tiedossa: Milloin vika alkoi: Netti on ollut poikki maanantaista, osoite on [OSOITE_1].",
        "Tiedossa: Mitä on jo kokeiltu: Käynnistin modeemin jo kaksi kertaa.",
        "Asiakkaan mieliala: ”Olen tosi pettynyt.”",
    ]


def test_what_a_team_needs_and_nobody_told_is_missing(write):
    brief = write("Laskussa on 45,20 € liikaa hyvitystä.").brief
    assert "Tiedossa: Laskun summa: 45,20 €" in brief
    assert "Puuttuu: Laskun numero; Asiakkaan puhelinnumero" in brief


@pytest.mark.parametrize(
    ("language", "beginning"),
    [("fi", "Kanava: chat."), ("sv", "Kanal: chatt."), ("en", "Channel: chat.")],
)
def test_the_brief_and_why_are_in_the_advisors_language(write, language, beginning):
    hand_over = write("Laskussani on outo hyvitys.", advisor_language=language)
    assert hand_over.brief.startswith(beginning)
    assert TEAMS[0].name[language] in hand_over.why


def test_a_claim_calls_a_team_whose_words_the_customer_does_not_say(write):
    handbook = Handbook(
        teams=(
            Team(id="valitukset", handles=("reklamaatiot",)),
            Team(id="petokset", handles=("bedrägeri",)),
        )
    )
    claim = "Jouduin odottamaan viisi tuntia ja vaadin 80 euroa takaisin."
    assert write(claim, handbook=handbook).team == "valitukset"
    assert write("Joku on avannut tilin mun nimissä.", handbook=handbook).team == "petokset"


@pytest.mark.parametrize(
    "said",
    [
        "Millä laskun hyvitys maksetaan?",
        "Jos lasku on väärin, saako siitä hyvityksen?",
        "Laskussa oli virhe, mutta te hyvititte sen jo.",
    ],
)
def test_a_question_that_anyone_might_ask_and_what_is_over_call_nobody(write, said):
    assert write(said, drafted=FAIR) is None


def test_a_new_question_after_thanks_is_a_matter_of_its_own(write):
    said = ["Vaadin hyvityksen laskusta!", "a: Hyvitin 20 euroa.", "Kiitos! Entä milloin avaatte?"]
    assert write(*said) is None


def test_an_article_about_the_matter_names_the_team_that_the_customer_cannot(write):
    article = found("a-1#1", share=1.0, title="Lasku ja maksusuunnitelma")
    said = "Posteljooni toi ruskean kirjeen. Se tuli eilen. En ymmärrä siitä mitään."
    assert write(said) is None
    assert write(said, articles=[article]).team == "laskutus"


def test_the_team_asked_for_is_known_by_what_is_meant_where_no_word_tells_it(lemmatizer):
    teams = (
        Team(id="tietosuoja", name={"fi": "Tietosuoja"}, handles=("kuka on katsonut tietojani",)),
        Team(id="vahinko", name={"fi": "Vahinkotarkastus"}, handles=("kolarivaurio", "lommo")),
    )
    handbook = defaults().model_copy(update={"teams": teams})
    said = reading(
        "En älg sprang på bilen och hela fronten är intryckt.",
        "a: Jag skickar ärendet vidare till en specialist.",
        language="sv",
        handbook=handbook,
    )
    analyser = Analyser({"fi": lemmatizer})
    assert HandOverWriter(analyser).write(said, ABSTAINED) is None
    made = HandOverWriter(analyser, StaticEmbedder()).write(said, ABSTAINED)
    assert made.team == "vahinko"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Laskusta vielä. Haluan puhua esimiehen kanssa.", "fi"),
        ("En halua puhua botin kanssa laskusta vaan ihmisen kanssa.", "fi"),
        ("Saisinko esihenkilönne puhelimeen? Lasku on väärin.", "fi"),
        ("Lasku on väärin. Voisinko jutella johtajan kanssa?", "fi"),
        ("Fakturan är fel. Jag vill tala med en chef.", "sv"),
        ("Fakturan är fel. Be er arbetsledare ringa mig.", "sv"),
        ("Ge mig din chef, fakturan är fel!", "sv"),
        ("My invoice is wrong. I want to speak to a manager.", "en"),
        ("Get me your supervisor, the invoice is wrong!", "en"),
    ],
)
def test_a_superior_is_asked_for_in_many_words(write, said, language):
    assert write(said, language=language, drafted=SURE).team == "laskutus"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("En halua puhua esimiehen kanssa laskusta.", "fi"),
        ("Esimieheni sanoi, että lasku tulee minulle.", "fi"),
        ("Jag behöver inte prata med chefen om fakturan.", "sv"),
        ("Min chef sa att fakturan kommer till mig.", "sv"),
        ("Can you refund the invoice without asking a manager?", "en"),
        ("I don't need to speak to a manager about the invoice.", "en"),
        ("My manager told me that the invoice comes to me.", "en"),
    ],
)
def test_a_superior_that_is_not_asked_for_calls_nobody(write, said, language):
    assert write(said, language=language, drafted=SURE) is None


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Haluan puhua esimiehen kanssa.", "fi"),
        ("Jag vill tala med en chef", "sv"),
        ("I want to speak to a manager", "en"),
    ],
)
def test_where_nothing_tells_the_team_the_advisor_is_told_who_is_asked_for(
    lemmatizer, said, language
):
    writer = HandOverWriter(Analyser({"fi": lemmatizer}), StaticEmbedder())
    asked = reading(said, language=language, handbook=HANDBOOK, advisor_language="en")
    assert writer.write(asked, SURE) is None
    (notice,) = writer.notices(asked)
    assert notice.code == "expert_wanted"
    assert said in notice.text


def test_where_a_team_is_called_the_hand_over_tells_it_and_no_notice(lemmatizer):
    writer = HandOverWriter(Analyser({"fi": lemmatizer}))
    assert (
        writer.notices(reading("Haluan puhua esimiehen kanssa laskusta.", handbook=HANDBOOK)) == ()
    )
    assert writer.notices(reading("Laskussa on virhe.", handbook=HANDBOOK)) == ()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_greeting_in_any_language_calls_nobody(lemmatizer, language):
    writer = HandOverWriter(Analyser({"fi": lemmatizer}), StaticEmbedder())
    greeted = reading("Hej! Moikka! Hello!", language=language, handbook=HANDBOOK)
    assert writer.write(greeted, ABSTAINED) is None
