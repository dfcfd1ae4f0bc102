"""Suites → runs → scores → report, compare, gate.

suite, items, labels, files    what is asked and what is right, checked before anything starts:
                               catalogue, contradictions; thresholds: what must be reached
running, asking, subject       every item asked once, here or over_http; run_folder keeps it
scoring/, judging              one judgement an item and metric
scores, figures, statistics    what they add up to, with intervals and what was not scored;
                               pairs: by the languages of question and answer
compare, gate, agreement       two runs, a run and its bars, two labellers
report/                        the page to mail
outside/                       other people's sets, through small adapters
recording, spending, latency   a model's answers kept; what they cost and how long they took
commit, errors                 who answered; what can go wrong
"""
