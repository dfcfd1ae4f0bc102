import pytest
from pydantic import ValidationError

from neuvoja.domain.conversation import Conversation


def conversation(**fields):
    return Conversation.model_validate({"messages": [{"role": "customer", "text": "Hei"}]} | fields)


def test_only_messages_are_required():
    bare = conversation()
    assert bare.channel == "chat"
    assert bare.language is None
    assert bare.customer.open_invoice is None


def test_unknown_is_not_false():
    customer = conversation(customer={"open_invoice": None, "marketing_consent": False}).customer
    assert customer.open_invoice is None
    assert customer.marketing_consent is False


def test_a_null_customer_is_one_of_whom_nothing_is_known():
    assert conversation(customer=None) == conversation()


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"channel": "pigeon"}, ("channel",)),
        ({"language": "de"}, ("language",)),
        ({"messages": []}, ("messages",)),
        ({"messages": [{"role": "robot", "text": "Hei"}]}, ("messages", 0, "role")),
        ({"messages": [{"role": "customer"}]}, ("messages", 0, "text")),
        ({"messages": [{"role": "customer", "text": "a", "at": "eilen"}]}, ("messages", 0, "at")),
        ({"customer": {"age_group": "12"}}, ("customer", "age_group")),
    ],
)
def test_a_field_that_cannot_be_used_is_named(fields, where):
    with pytest.raises(ValidationError) as caught:
        conversation(**fields)
    assert caught.value.errors()[0]["loc"] == where


def test_values_are_frozen():
    with pytest.raises(ValidationError):
        conversation().channel = "email"


def test_said_by_keeps_the_indices():
    roles = ["customer", "advisor", "customer"]
    spoken = conversation(messages=[{"role": role, "text": role} for role in roles])
    assert [index for index, _ in spoken.said_by("customer")] == [0, 2]


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+02:00"])
def test_a_time_that_nobody_lives_in_is_refused(at):
    with pytest.raises(ValidationError, match="1900 and 2200"):
        conversation(messages=[{"role": "customer", "text": "Hei", "at": at}])


def test_a_channel_that_is_not_told_is_a_chat():
    assert conversation(channel=None).channel == "chat"
