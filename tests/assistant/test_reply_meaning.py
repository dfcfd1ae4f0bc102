import numpy as np

from neuvoja.assistant.extractive.wording.meaning import Meaning, likeness, of_length_one


def test_words_that_share_no_letters_may_share_a_meaning():
    meaning = Meaning()
    asked = meaning.of_question("Vad kostar frakten hem?", "")
    delivery, hours = meaning.of(["Leveransen kostar 5 €.", "Butiken är öppen på lördagar."])
    assert likeness(asked, delivery) > likeness(asked, hours)


def test_what_is_told_around_a_question_counts():
    meaning = Meaning()
    (fault,) = meaning.of(["Nätet ligger nere."])
    bare = meaning.of_question("Vad gör jag?", "")
    told = meaning.of_question("Vad gör jag?", "Nätet har varit nere sedan i morse.")
    assert likeness(told, fault) > likeness(bare, fault)


def test_nothing_is_near_to_nothing():
    nothing = np.zeros(4, dtype=np.float32)
    assert not of_length_one(nothing).any()
    assert likeness(nothing, nothing) == 0
