"""Tokens, counted or estimated, without ever going to the network."""

import socket

import pytest
import tiktoken

from neuvoja.vendors.token_counter import (
    EstimatingCounter,
    VocabularyCounter,
    estimate,
    open_counter,
)

FINNISH = "Voit siirtää määräaikaisen sähkösopimuksen uuteen osoitteeseen samalla hinnalla."
ENGLISH = "You can move your fixed-term contract to the new address at the same price as before."


@pytest.fixture
def no_network(monkeypatch, tmp_path):
    def refused(*args):
        pytest.fail("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("model", ["gpt-4o", "llama-3.3-70b", "", None])
def test_without_a_vocabulary_tokens_are_estimated_and_nothing_is_fetched(no_network, model):
    counter = open_counter(model)
    assert not counter.exact
    assert counter.count(FINNISH) == estimate(FINNISH)


def test_a_damaged_vocabulary_is_not_replaced_from_the_network(no_network):
    name = "fb374d419588a4632f3f557e76b4b70aebbca790"
    (no_network / name).write_bytes(b"damaged")
    assert not open_counter("gpt-4o").exact


def test_a_vocabulary_counts_exactly():
    bytes_only = tiktoken.Encoding(
        "bytes",
        pat_str=r".+",
        mergeable_ranks={bytes([n]): n for n in range(256)},
        special_tokens={"<|endoftext|>": 256},
    )
    counter = VocabularyCounter(bytes_only)
    assert counter.exact
    assert counter.count("åb") == 3
    assert counter.count("<|endoftext|>") == len("<|endoftext|>")


def test_finnish_costs_more_than_english_and_the_unknown_most():
    unknown = "Xzqwertyuiop vbnmlkjhgfds " * 4
    rates = [len(text) / estimate(text) for text in (ENGLISH, FINNISH, unknown)]
    assert rates == sorted(rates, reverse=True)


@pytest.mark.parametrize(
    ("text", "least"),
    [("1234567890", 10), ("….,;:!?", 7), ("😀", 4), ("Привет", 12), ("a\nb\nc", 5)],
)
def test_what_no_vocabulary_joins_is_counted_apart(text, least):
    assert estimate(text) >= least


def test_nothing_costs_nothing():
    assert EstimatingCounter().count("") == 0


def test_two_texts_cost_no_less_together_than_apart_by_much():
    apart = estimate(FINNISH) + estimate(ENGLISH)
    assert abs(estimate(f"{FINNISH}\n{ENGLISH}") - apart) <= 1
