"""A message that asks several things."""

from made_passages import passage
from neuvoja.retrieval.gathered import Gathered
from neuvoja.retrieval.matters import CONTEXT, FIRST, MOST, matters, with_each
from neuvoja.retrieval.question import Question, Said

TWO = "Lasku tuli eilen. Voiko eräpäivää siirtää? Muutan myös. Milloin muutosta pitää ilmoittaa?"


def found(name, score):
    return Gathered(passage(f"{name}#1", name), score, 0.0)


def ids(chosen):
    return [each.passage.source_id for each in chosen]


def test_each_question_stands_by_itself_with_the_sentence_before_it():
    one, other = matters(Question.of_text(TWO, "fi"))
    assert one.said == (
        Said("Voiko eräpäivää siirtää?", 1.0),
        Said("Lasku tuli eilen.", CONTEXT),
    )
    assert other.said[0].text == "Milloin muutosta pitää ilmoittaa?"


def test_a_message_that_asks_one_thing_is_left_whole():
    for text in ("Voiko eräpäivää siirtää?", "Voiko eräpäivää siirtää? Miksi?", "Laskuni", ""):
        assert matters(Question.of_text(text, "fi")) == []


def test_earlier_messages_ask_nothing_any_more():
    earlier = Question("fi", (Said("Mitä se maksaa?", 1.0), Said("Milloin se tulee?", 0.5)))
    assert matters(earlier) == []


def test_a_message_of_many_questions_costs_no_more_than_a_few():
    text = " ".join(f"Mitä tuote numero {number} maksaa?" for number in range(20))
    assert len(matters(Question.of_text(text, "fi"))) == MOST


def test_what_answers_a_question_stands_behind_the_best_of_the_whole():
    chosen = [found(name, 9.0 - at) for at, name in enumerate("abcdef")]
    best = [found("a", 4.0), found("f", 3.0)]
    assert ids(with_each(chosen, best, limit=9)) == ["a", "b", "f", "c", "d", "e"]


def test_what_only_a_question_finds_is_taken_in():
    chosen = [found(name, 9.0 - at) for at, name in enumerate("abc")]
    assert ids(with_each(chosen, [found("z", 50.0)], limit=9)) == ["a", "b", "z", "c"]


def test_scores_go_on_falling_and_the_limit_holds():
    chosen = [found(name, 9.0 - at) for at, name in enumerate("abcdef")]
    for limit in (1, FIRST, 4, 9):
        scores = [
            each.score
            for each in with_each(chosen, [found("f", 0.5), found("z", 70.0)], limit=limit)
        ]
        assert len(scores) <= limit
        assert scores == sorted(scores, reverse=True)
