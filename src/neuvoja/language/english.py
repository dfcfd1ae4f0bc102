"""What the analyser must know of English beyond its stemmer."""

_FUNCTION_WORDS_LIST = """
a an the and or but nor so yet for if then than because since although though while whereas unless
until when whenever where wherever whether as that which who whom whose what why how i you he she
it we they me him her us them my your his its our their mine yours hers ours theirs myself
yourself himself herself itself ourselves yourselves themselves this these those here there some
any no none every each either neither both all another other others such same own one ones
somebody someone something anybody anyone anything nobody nothing everyone of in on at by to from
with without about into onto over under between through during before after above below up down
out off again against per via within upon toward towards across along among am is are was were be
been being have has had having do does did done doing can could may might must shall should will
would ought need dare used get gets got gotten let i'm you're he's she's it's we're they're i've
you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll he'll she'll we'll they'll isn't
aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't cannot couldn't won't
wouldn't shan't shouldn't mustn't needn't ain't let's that's there's what's who's where's how's
not only just also too very quite rather really even still already ever never always often
sometimes now more most less least much many few little enough yes yeah ok okay hi hello hey
thanks please
"""

FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_LIST.split())

IRREGULAR = {
    form: base
    for base, forms in {
        "buy": "bought",
        "pay": "paid",
        "send": "sent",
        "break": "broke broken",
        "write": "wrote written",
        "choose": "chose chosen",
        "come": "came",
        "go": "went gone",
        "take": "took taken",
        "give": "gave given",
        "get": "got gotten",
        "make": "made",
        "find": "found",
        "lose": "lost",
        "leave": "left",
        "keep": "kept",
        "hold": "held",
        "tell": "told",
        "say": "said",
        "sell": "sold",
        "think": "thought",
        "bring": "brought",
        "teach": "taught",
        "catch": "caught",
        "see": "saw seen",
        "know": "knew known",
        "grow": "grew grown",
        "throw": "threw thrown",
        "draw": "drew drawn",
        "speak": "spoke spoken",
        "steal": "stole stolen",
        "freeze": "froze frozen",
        "begin": "began begun",
        "run": "ran",
        "mean": "meant",
        "feel": "felt",
        "meet": "met",
        "spend": "spent",
        "build": "built",
        "lend": "lent",
        "fall": "fell fallen",
        "forget": "forgot forgotten",
        "hide": "hid hidden",
        "child": "children",
        "person": "people",
        "man": "men",
        "woman": "women",
        "foot": "feet",
        "wife": "wives",
        "life": "lives",
        "half": "halves",
    }.items()
    for form in forms.split()
}
"""Irregular form → dictionary form."""
