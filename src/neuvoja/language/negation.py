"""Which words of a text are denied, merely supposed, or somebody else's.

A clause goes from one mark or opening word to the next. In "En tarvitse kuitua, mutta sähkö
kiinnostaa" the first is denied and the second is not.
"""

from collections.abc import Iterator, Sequence

from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Token
from neuvoja.language.clauses import CLAUSE_WORDS, ClauseWords

Clause = range
"""Indices of the tokens of one clause; never empty."""

_ABESSIVES = ("matta", "mättä")
_QUESTION_ENDINGS = ("kö", "ks", "ko")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "am"})
_BE_NOT = frozenset(
    {"isn't", "aren't", "wasn't", "weren't", "isnt", "arent", "wasnt", "werent", "ain't"}
)


def negated(tokens: Sequence[Token], language: Language, *, supposed: bool = True) -> set[int]:
    """Indices of the tokens that stand under a negation, a supposition or another's name.

    The word that denies is among them. Marks are seen by the room that they leave between tokens,
    so all tokens of a text belong in one call.

    Args:
        supposed: whether what is only supposed, or another's, counts; else a negation alone.
    """
    rules = CLAUSE_WORDS[language]
    found: set[int] = set()
    before: Clause | None = None
    for clause in _clauses(tokens, rules):
        denied_before = before is not None and before[-1] in found
        if before and denied_before and _carries_on(tokens, before, clause, rules):
            found.update(clause)
        found |= _within(
            tokens, clause, rules, before, denied_before=denied_before, supposed=supposed
        )
        before = clause
    return found


def _clauses(tokens: Sequence[Token], rules: ClauseWords) -> Iterator[Clause]:
    begun = 0
    for index in range(1, len(tokens)):
        if _opens(tokens, index, rules):
            yield range(begun, index)
            begun = index
    if tokens:
        yield range(begun, len(tokens))


def _opens(tokens: Sequence[Token], index: int, rules: ClauseWords) -> bool:
    token, form = tokens[index], _form(tokens[index])
    if token.start - tokens[index - 1].end > 1:
        return True
    if form in rules.coordinators:
        return _next_in(tokens, index, rules.subjects)
    return form in rules.openers


def _carries_on(
    tokens: Sequence[Token], before: Clause, clause: Clause, rules: ClauseWords
) -> bool:
    """Whether a denied belief denies this clause too: "I don't think | that I need it"."""
    return _form(tokens[clause[0]]) in rules.that and any(
        _form(tokens[index]) in rules.believers or tokens[index].lemmas & rules.believers
        for index in before
    )


def _within(
    tokens: Sequence[Token],
    clause: Clause,
    rules: ClauseWords,
    before: Clause | None,
    *,
    denied_before: bool,
    supposed: bool,
) -> set[int]:
    if supposed and (_supposed(tokens, clause, rules, before) or _anothers(tokens, clause, rules)):
        return set(clause)
    found = {index for index in clause if _form(tokens[index]).endswith(_ABESSIVES)}
    negator = next((index for index in clause if _denies(tokens, index, rules)), None)
    if negator is not None:
        found.update(_denied(tokens, clause, negator, rules))
    for index in clause:
        if _form(tokens[index]) in rules.without and not _next_in(tokens, index, rules.also):
            after = set(range(index, min(index + 3, clause.stop)))
            # "En pärjää ilman nettiä": two denials say that it is needed.
            twice = negator is not None or (denied_before and index == clause[0])
            found = found - after if twice else found | after
    return found


def _supposed(
    tokens: Sequence[Token], clause: Clause, rules: ClauseWords, before: Clause | None
) -> bool:
    first = clause[0]
    if _form(tokens[first]) not in rules.suppositions:
        return False
    if _form(tokens[first]) == "om" and not _has_subject_next(tokens, clause, rules, before):
        return False
    asking = range(max(before[0], first - 4), first) if before else range(0)
    return not any(_form(tokens[index]) in rules.askers for index in asking)


def _has_subject_next(
    tokens: Sequence[Token], clause: Clause, rules: ClauseWords, before: Clause | None
) -> bool:
    """Swedish `om` is a preposition too, but neither before a subject nor after a mark."""
    first = clause[0]
    after_mark = before is None or tokens[first].start - tokens[first - 1].end > 1
    return after_mark or (len(clause) > 1 and _form(tokens[first + 1]) in rules.subjects)


def _anothers(tokens: Sequence[Token], clause: Clause, rules: ClauseWords) -> bool:
    """Whether the clause begins with somebody outside the household: "naapurilla on"."""
    return any(
        (tokens[index].lemmas & rules.others or _form(tokens[index]) in rules.others)
        and not (index + 1 < clause.stop and _form(tokens[index + 1]) in rules.company)
        for index in clause[:3]
    )


def _denies(tokens: Sequence[Token], index: int, rules: ClauseWords) -> bool:
    """Whether this word denies; "eikö" asks, and "not only" affirms."""
    form = _form(tokens[index])
    if not (form in rules.negators or tokens[index].negative):
        return False
    if tokens[index].negative and form.endswith(_QUESTION_ENDINGS):
        return False
    # "Et mä saisin": spoken että, since the negative "et" stands before a bare verb stem.
    if form == "et" and _next_in(tokens, index, rules.subjects):
        return False
    return not _next_in(tokens, index, rules.only)


def _denied(
    tokens: Sequence[Token], clause: Clause, negator: int, rules: ClauseWords
) -> Sequence[int]:
    after_be = negator > clause[0] and _form(tokens[negator - 1]) in _BE
    if rules.whole_clause or after_be or _form(tokens[negator]) in _BE_NOT:
        return clause
    return range(negator, clause.stop)


def _next_in(tokens: Sequence[Token], index: int, forms: frozenset[str]) -> bool:
    return index + 1 < len(tokens) and _form(tokens[index + 1]) in forms


def _form(token: Token) -> str:
    return token.text.lower().replace("’", "'")
