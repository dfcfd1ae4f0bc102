"""Which units beside the best one make the reply."""

import pytest
from reply_readings import article

from neuvoja.assistant.extractive.pages.pages import Pages
from neuvoja.assistant.extractive.replying.choose import Candidate, Picked
from neuvoja.assistant.extractive.replying.pick import chosen
from neuvoja.assistant.extractive.replying.worth import Seen
from neuvoja.assistant.extractive.wording.matching import Matcher
from neuvoja.language.analysis import Analyser

OUTAGE = "Sähköt palaavat, kun vika on korjattu."
SEEN = Seen(**dict.fromkeys(Seen.__slots__, 0.0))
STEPS = "Näin tilaat:\n\n1. Kysy sulakkeen koko.\n2. Lähetä lomake.\n3. Odota sähköjen palaamista."


@pytest.mark.parametrize(("source", "quoted"), [("sulake", {0}), ("katko", {0, 1})])
def test_a_whole_list_joins_what_its_own_source_says_and_no_other(source, quoted):
    pages = Pages(Matcher(Analyser({})))
    found = [article(OUTAGE, id="katko")[0], article(STEPS, id=source)[0]]
    candidates = [Candidate(pages.of(each.passage), n, 1.0) for n, each in enumerate(found, 1)]
    [sentence] = candidates[0].page.units
    steps = next(each for each in candidates[1].page.units if each.whole)
    ranked = [Picked(0, sentence, 1.0, SEEN), Picked(1, steps, 0.95, SEEN)]
    picked = chosen(ranked, candidates, most=5).picked
    assert {each.candidate for each in picked} == quoted
