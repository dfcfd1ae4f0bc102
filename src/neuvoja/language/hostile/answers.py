"""What no answer to a customer says.

How its writer was told to write, that it is a machine, that other rules hold from now on; and
mark-up that a page would act upon.
"""

import re

from neuvoja.language.hostile import patterns as p
from neuvoja.language.hostile import vocabulary as v
from neuvoja.language.hostile.commands import folded, is_order
from neuvoja.language.hostile.structures import active, imitations

_MARKUP = re.compile(
    r"!?\[[^\[\]\n]*\]\s?\([^()\n]*\)?|!\[|\]\s?\[[^\[\]]*\]|^\s*\[[^\]\n]+\]:\s*\S"
    r"|<\s*[a-z!/?][^<>]*(?:>|$)|&(?:lt|#0*60|#x0*3c)\b;?|<(?:https?:|mailto:|//)[^<>]*>?"
    r"|`{3}|\bon\w{3,}\s*=\s*[\"'(]?|\b(?:java|vb)script:|\bdata:\w+/|\beval\(|\balert\s*[(`]"
    r"|\bdocument\.\w+|[\"']\s*onerror|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\{\{|\}\}|\$\{",
    re.IGNORECASE | re.MULTILINE,
)
_OWN_RULES = re.compile(
    rf"\b(?:{v.PROMPT})|\b(?:my|mina|mitt) (?:\w+ )?(?:{v.RULES}|promptit?\w*|kehote\w*)"
    r"|\b(?:ohjee(?:ni|t oli)|ohjeissani|ohjeideni|saantoni|kehotteeni|saamani ohje\w*"
    r"|ohjeistukseni)"
    r"|\b(?:i was|i have been|i am|i'm|we were) (?:\w+ )?(?:instructed|told|programmed|prompted"
    r"|asked|configured) (?:to|not|that|by)\b"
    r"|\bminu[at]\w* on (?:\w+ )?(?:ohjeistettu|kasketty|ohjelmoitu|kehotettu|pyydetty)"
    r"|\bjag (?:har (?:blivit|fatt) |blev |ar )(?:\w+ )?(?:instruerad"
    r"|instruktion\w*|programmerad|ombedd|tillsagd)"
    r"|\b(?:instructions|rules) (?:above|i was given|given to me)\b"
)
_MACHINE_SELF = re.compile(
    r"\b(?:i am|i'm|as|being) (?:an? |the |just |only )*(?:aix\w*|ai\b|(?:large )?language model"
    r"|llm|chatt?bot|artificial intelligence|virtual assistant|ai[ -]\w+|computer program)"
    r"|\b(?:olen|oon) (?:\w+ )?(?:vain )?(?:tekoaly\w*|kielimall\w*|chatbot\w*|botti|ohjelma"
    r"|robotti)"
    r"|\b(?:tekoalyna|kielimallina|bottina)\b"
    r"|\b(?:jag ar|som) (?:bara )?(?:en )?(?:aix\w*|ai\b|ai-\w+|sprakmodell|chatt?bot"
    r"|virtuell assistent)"
)
_NEW_RULES = re.compile(
    rf"{v.FROM_NOW_ON}"
    r"|\b(?:uude[nt]|uusien|uudet) (?:saanto\w*|saanno\w*|kaytanno\w*|kaytanto\w*)"
    r"|\b(?:kaytanto\w*|saan(?:to|not)\w*|ehdo[nt]\w*|ehto\w*)(?: \w+)? (?:on|ovat) muuttunee?t"
    r"|\b(?:new|updated|changed) (?:rule|polic)\w*"
    r"|\b(?:rules?|polic\w+|terms|procedures?) (?:has|have) (?:\w+ )?changed"
    r"|\bny(?:a|tt)? (?:regl\w*|regel\w*|polic\w*|rutin\w*)"
    r"|\b(?:regl\w+|polic\w+|villkor\w*) har (?:\w+ )?(?:andrats|forandrats)"
)


def has_markup(text: str) -> bool:
    """Whether a page or a program would act upon a part of it: links, tags, scripts, templates."""
    return (
        _MARKUP.search(text) is not None
        or next(active(text), None) is not None
        or next(imitations(text), None) is not None
    )


def speaks_of_machine(sentence: str) -> bool:
    """Whether its writer speaks of itself as a machine, or of what it was told to do."""
    said = folded(sentence)
    return any(each.search(said) for each in (_OWN_RULES, _MACHINE_SELF))


def changes_rules(sentence: str) -> bool:
    """Whether it says that something holds from now on, or that rules have changed."""
    return _NEW_RULES.search(folded(sentence)) is not None


def gives_orders(sentence: str) -> bool:
    """Whether it tells a machine what to do; what people are told is none of it."""
    said = folded(sentence)
    return is_order(sentence, message=False) or p.PRETENCE.search(said) is not None
