from typing import get_args

import pytest
from samples import put

from neuvoja.domain.conversation import LANGUAGES, Channel
from neuvoja.domain.knowledge import Product
from neuvoja.domain.organisation import BarReason
from neuvoja.knowledge.formats.handbook import read_handbook
from neuvoja.knowledge.formats.merging import merged
from neuvoja.knowledge.report import Findings

MOMENTS = (
    "bereavement",
    "minor",
    "complaint",
    "fault",
    "payment",
    "cancellation",
    "danger",
    "scam",
)


def test_without_any_file_there_are_manners_for_every_channel_and_language(findings):
    handbook = read_handbook(None, findings)
    for channel in get_args(Channel):
        manners = handbook.organisation.channels[channel]
        for texts in (manners.greeting, manners.acknowledgement, manners.closing):
            assert set(texts) == set(LANGUAGES)
            assert all(texts.values())
    assert not findings.refusals
    assert not findings.warnings


def test_without_any_file_every_moment_has_signals_in_every_language(findings):
    moments = read_handbook(None, findings).moments
    assert tuple(moment.id for moment in moments) == MOMENTS
    assert {*MOMENTS} - {"danger", "scam"} < {*get_args(BarReason)}
    for moment in moments:
        assert moment.bars_offer
        assert set(moment.signals) == set(LANGUAGES)
        for signals in moment.signals.values():
            assert len(signals) >= 10
            assert len({signal.lower() for signal in signals}) == len(signals)


def test_a_missing_folder_file_by_file_is_the_default(folder, findings):
    assert read_handbook(folder, findings) == read_handbook(None, Findings())


def test_an_organisation_says_only_what_is_its_own(folder, findings):
    put(
        folder,
        "organisation.yaml",
        "name: Oulun Kaupunki\nlanguages: [fi, en]\nchannels: {email: {closing: {fi: Moi!}}}\n",
    )
    organisation = read_handbook(folder, findings).organisation
    default = read_handbook(None, Findings()).organisation
    assert organisation.name == "Oulun Kaupunki"
    assert organisation.languages == ("fi", "en")
    assert organisation.channels["email"].closing["fi"] == "Moi!"
    assert organisation.channels["email"].closing["sv"] == default.channels["email"].closing["sv"]
    assert organisation.channels["email"].greeting == default.channels["email"].greeting
    assert organisation.channels["chat"] == default.channels["chat"]


def test_a_text_can_be_taken_away(folder, findings):
    put(
        folder,
        "organisation.yaml",
        "channels:\n  phone: {greeting: null}\n  chat: {closing: {fi: null}}",
    )
    channels = read_handbook(folder, findings).organisation.channels
    assert channels["phone"].greeting == {}
    assert set(channels["chat"].closing) == {"sv", "en"}
    assert not findings.refusals


def test_an_organisation_of_one_language_speaks_it_by_default(folder, findings):
    put(folder, "organisation.yaml", "languages: [en]")
    assert read_handbook(folder, findings).organisation.default_language == "en"


@pytest.mark.parametrize(
    ("text", "line", "key", "expected"),
    [
        ("name: A\ntime_zone: Mars", 2, "time_zone", "Europe/Helsinki"),
        ("name: A\ndefault_language: de", 2, "default_language", "fi, sv or en"),
        ("name: A\nlanguages: fi", 2, "languages", "a list"),
        ("name: A\nchannels:\n  fax: {greeting: {fi: Hei}}", 3, "channels.fax.[key]", "phone"),
        ("name: A\nchannels:\n  chat:\n    greeting: Hei", 4, "channels.chat.greeting", "keys"),
        ("name: A\nchannels: [chat]", 2, "channels", "keys with values"),
    ],
)
def test_a_broken_key_is_refused_and_the_rest_is_kept(text, line, key, expected, folder, findings):
    put(folder, "organisation.yaml", text)
    organisation = read_handbook(folder, findings).organisation
    [refusal] = findings.refusals
    assert (refusal.line, refusal.key) == (line, key)
    assert expected in refusal.expected
    default = read_handbook(None, Findings()).organisation
    assert organisation == default.model_copy(update={"name": "A"})


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("organisation.yaml", "name: [", 1),
        ("organisation.yaml", "- a", 1),
        ("selling.yaml", "a: b", 1),
        ("selling.yaml", "- signals: {fi: [a]}", 1),
        ("selling.yaml", "- id: x\n- id: x", 2),
        ("selling.yaml", "- id: fault\n  signals: [a]", 2),
        ("selling.yaml", "- id: fault\n  signals: {de: [a]}", 2),
        ("selling.yaml", "- id: fault\n  bars_offer: ehkä", 2),
        ("teams.yaml", "- name: A", 1),
        ("teams.yaml", "- id: a\n- id: a", 2),
        ("teams.yaml", "- id: a\n  handles: {x: y}", 2),
        ("synonyms.csv", "a,b,c\n1,2,3", 1),
        ("synonyms.csv", "language,customer_word,our_word\nde,a,b", 2),
        ("synonyms.csv", "language,customer_word,our_word\nfi,,b", 2),
        ("synonyms.csv", "language,customer_word,our_word\nfi,a,b,c", 2),
        ("glossary.csv", "fi,sv,en\nvain,,", 2),
        ("glossary.csv", "fi,sv\na,b", 1),
    ],
)
def test_what_is_broken_is_refused_and_the_default_stands(name, text, line, folder, findings):
    put(folder, name, text)
    handbook = read_handbook(folder, findings)
    assert [(each.path.name, each.line) for each in findings.refusals] == [(name, line)]
    default = read_handbook(None, Findings())
    if name in ("organisation.yaml", "selling.yaml"):
        assert handbook.organisation == default.organisation
        assert [m for m in handbook.moments if m.id in MOMENTS] == list(default.moments)


def test_moments_are_extended_replaced_and_added(folder, findings):
    put(
        folder,
        "selling.yaml",
        "- id: fault\n  +signals: {fi: [los palaa]}\n"
        "- id: payment\n  bars_offer: false\n  signals: {fi: [velka]}\n"
        "- id: moving\n  bars_offer: false\n  signals: {fi: [muutan]}\n",
    )
    moments = {moment.id: moment for moment in read_handbook(folder, findings).moments}
    default = {moment.id: moment for moment in read_handbook(None, Findings()).moments}
    assert moments["fault"].signals["fi"] == (*default["fault"].signals["fi"], "los palaa")
    assert moments["fault"].signals["sv"] == default["fault"].signals["sv"]
    assert not moments["payment"].bars_offer
    assert moments["payment"].signals["fi"] == ("velka",)
    assert moments["payment"].signals["en"] == default["payment"].signals["en"]
    assert list(moments) == [*MOMENTS, "moving"]


def test_teams_synonyms_and_glossary_are_read(folder, findings):
    put(folder, "teams.yaml", "- id: it\n  name: IT-tuki\n  handles: netti\n  needs: [Osoite]\n")
    put(folder, "synonyms.csv", "\ufefflanguage;customer_word;our_word\nfi;netti;internet\n# x\n\n")
    put(folder, "glossary.csv", "fi,sv,en,note\nkuitu,fiber,,x\n")
    products = (Product(id="p", name={"fi": "P"}),)
    handbook = read_handbook(folder, findings, products=products)
    [team], [synonym], [term] = handbook.teams, handbook.synonyms, handbook.glossary
    assert (team.name["sv"], team.handles, team.needs) == ("IT-tuki", ("netti",), ("Osoite",))
    assert (synonym.customer_word, synonym.our_word) == ("netti", "internet")
    assert (term.fi, term.sv, term.en) == ("kuitu", "fiber", "")
    assert handbook.product("p") == products[0]
    assert not findings.refusals
    assert sorted(each.text for each in findings.warnings) == [
        "begins with a byte-order mark; save it as plain UTF-8",
        "is not known and not read",
        "was read as a list of one",
    ]


@pytest.mark.parametrize(
    ("default", "own", "expected"),
    [
        ({"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": [1]}, {"a": [2]}, {"a": [2]}),
        ({"a": [1]}, {"+a": [2]}, {"a": [1, 2]}),
        ({"a": [1]}, {"+a": 2}, {"a": [1, 2]}),
        ({}, {"+a": [2]}, {"a": [2]}),
        ({"a": {"b": [1], "c": [3]}}, {"+a": {"b": [2]}}, {"a": {"b": [1, 2], "c": [3]}}),
        ({"a": {"b": [1], "c": [3]}}, {"a": {"+b": [2]}}, {"a": {"b": [1, 2], "c": [3]}}),
        ({"a": {"b": 1, "c": 3}}, {"a": {"b": 2}}, {"a": {"b": 2, "c": 3}}),
        ({"a": {"b": 1}}, {"a": None}, {"a": None}),
        ({"a": 1}, {"a": {"+b": [1]}}, {"a": {"b": [1]}}),
    ],
)
def test_the_organisations_words_go_over_the_products(default, own, expected):
    before = repr(default)
    assert merged(default, own) == expected
    assert repr(default) == before
