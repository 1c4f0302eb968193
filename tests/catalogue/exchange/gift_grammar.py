"""Writes GIFT from its grammar: every way of asking, with words that hold the signs of the format."""

from hypothesis import strategies as st

WORDS = st.text(
    st.sampled_from("abcé ñخ中.,;!?'\"()-–€&<>*_`[]|/+^$@~=#{}:\\%0123456789"), min_size=1, max_size=20
).filter(lambda text: any(sign.isalpha() for sign in text) and "->" not in text)
SPACE = st.sampled_from(["", " ", "\n\t", "  "])
FORMAT = st.sampled_from(["", "[html]", "[plain]", "[markdown]", "[moodle]"])


def escaped(text: str) -> str:
    """Words of a question or an answer, as an exporter escapes them."""
    for sign in "\\~=#{}:":
        text = text.replace(sign, f"\\{sign}")
    return text.strip()


SAID = WORDS.map(escaped)
TYPED = st.text(st.sampled_from("abcé0123 '"), min_size=1, max_size=12).map(str.strip).filter(bool)
FEEDBACK = st.one_of(st.just(""), SAID.map("#{}".format))


@st.composite
def _choice(draw: st.DrawFn) -> str:
    others = draw(st.lists(SAID, min_size=2, max_size=5, unique=True))
    lines = [f"{'=' if not n else '~'}{word}{draw(FEEDBACK)}" for n, word in enumerate(others)]
    return draw(SPACE).join(draw(st.permutations(lines)))


@st.composite
def _weighted(draw: st.DrawFn) -> str:
    words = draw(st.lists(SAID, min_size=3, max_size=7, unique=True))
    weights = draw(
        st.lists(st.sampled_from(["50", "25", "-50", "0", "33.333", "100"]), min_size=7, max_size=7)
    )
    return "\n".join(
        f"~%{weight}%{word}{draw(FEEDBACK)}" for word, weight in zip(words, weights, strict=False)
    )


@st.composite
def _short(draw: st.DrawFn) -> str:
    words = draw(st.lists(TYPED, min_size=1, max_size=5, unique=True))
    weight = st.sampled_from(["", "%100%", "%50%", "%0%"])
    return " ".join(f"={draw(weight) if n else ''}{word}{draw(FEEDBACK)}" for n, word in enumerate(words))


@st.composite
def _pairs(draw: st.DrawFn) -> str:
    lefts = draw(st.lists(SAID, min_size=2, max_size=8, unique=True))
    rights = draw(st.lists(SAID, min_size=1, max_size=4, unique=True))
    pairs = [
        f"={left} -> {draw(st.sampled_from(rights)) if draw(st.booleans()) else f'x{n}'}"
        for n, left in enumerate(lefts)
    ]
    return "\n".join([*pairs, *(["= -> autre"] if draw(st.booleans()) else [])])


NUMBER = st.decimals(-9999, 9999, places=2, allow_nan=False, allow_infinity=False).map(str)
_NUMERIC = st.one_of(
    st.builds("#{}{}".format, NUMBER, FEEDBACK),
    st.builds("#{}:{}".format, NUMBER, st.sampled_from(["0", "0.5", "2"])),
    st.builds(lambda n, w: f"#{n}..{float(n) + w:.2f}", NUMBER, st.integers(0, 9)),
    st.builds("#={}:1 =%50%{}:2{}".format, NUMBER, NUMBER, FEEDBACK),
)
_TRUE_FALSE = st.builds("{}{}{}".format, st.sampled_from(["T", "F", "TRUE", "false"]), FEEDBACK, FEEDBACK)
_ORDER = st.lists(SAID, min_size=3, max_size=8, unique=True).map(lambda items: ">3 ALL\n" + "\n".join(items))
ANSWERS = st.one_of(_choice(), _weighted(), _short(), _pairs(), _NUMERIC, _TRUE_FALSE, _ORDER, st.just(""))


@st.composite
def _question(draw: st.DrawFn) -> str:
    title = draw(st.one_of(st.just(""), TYPED.map("::{}::".format)))
    general = draw(st.one_of(st.just(""), SAID.map("####{}".format)))
    after = draw(st.one_of(st.just(""), st.just("."), SAID.map(" {}".format)))
    before = f"{title}{draw(FORMAT)}{draw(SAID)}{draw(SPACE)}"
    return f"{before}{{{draw(SPACE)}{draw(ANSWERS)}{general}{draw(SPACE)}}}{after}"


COMMENT = st.sampled_from(["// un commentaire {=", "$CATEGORY: $course$/haut/E-mail", "// [tag:Réseau]"])
GIFT = st.lists(st.one_of(_question(), COMMENT), min_size=1, max_size=6).map("\n\n".join)
"""A whole file."""
