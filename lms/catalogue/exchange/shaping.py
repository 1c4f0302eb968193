"""Gives answers of other platforms the shape of our kinds of question, or says why none fits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from lms.catalogue.exchange.carried import Draft, Neutral, NotCarried
from lms.catalogue.exchange.cleaning import MARK
from lms.i18n import _

Shape = dict[str, Any]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ALL = Decimal(100)
ANYTHING = "*"
"""The answer that stands for any other."""


@dataclass(frozen=True)
class Reply:
    """One answer of another platform: its words, what it earns (in percent), what is said to it."""

    text: str
    weight: Decimal
    feedback: str = ""

    @property
    def earns_all(self) -> bool:
        """Whether it is right."""
        return self.weight > Decimal("99.9")


@dataclass(frozen=True)
class Amount:
    """A number of another platform, right within a tolerance."""

    value: Decimal
    tolerance: Decimal
    weight: Decimal
    feedback: str = ""


def percent(text: str) -> Decimal:
    """A share of the mark, in percent; nothing when it is no number."""
    try:
        found = Decimal(text.strip()[:20].replace(",", "."))
    except InvalidOperation:
        return Decimal()
    return min(max(found, -ALL), ALL) if found.is_finite() else Decimal()


def number(text: str) -> Decimal:
    """A number as people write it; says no to anything else."""
    try:
        found = Decimal(text.strip()[:40].replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        found = Decimal("NaN")
    if (
        not found.is_finite()
        or abs(found) > 10**12
        or abs(found.adjusted()) > 12
        or len(found.as_tuple().digits) > 18
    ):
        raise NotCarried(
            _("“%(text)s” is not a number we can mark: write it with digits and a point.", text=text[:40])
        )
    return found


def choice(draft: Draft, replies: Sequence[Reply], several: bool, said: Neutral) -> Shape:
    """One answer to choose, or several."""
    replies = [reply for reply in replies if reply.text]
    _refuse_doubles(reply.text for reply in replies)
    right = [reply for reply in replies if (reply.weight > 0 if several else reply.earns_all)]
    if not right:
        raise NotCarried(_("No answer earns the whole mark: say which one is right."))
    if len(right) == len(replies):
        raise NotCarried(_("Every answer is right: add one that is not."))
    several = several or len(right) > 1
    _note_weights(draft, replies, right, several)
    alone = len(right) == 1 and (not several or len(replies) < 3)
    least, most = (2, 6) if alone else (3, 8)
    if not least <= len(replies) <= most:
        raise NotCarried(bounds(len(replies), least, most))
    if alone and several:
        draft.note(_("One answer is right: people now choose one only."))
    options = [
        {
            "id": LETTERS[number],
            "text": reply.text,
            **({"right": True} if reply in right else {}),
            "feedback": _feedback(draft, reply.feedback, reply in right, said),
        }
        for number, reply in enumerate(replies)
    ]
    return {"kind": "single" if alone else "multiple", "options": options}


def _note_weights(draft: Draft, replies: Sequence[Reply], right: Sequence[Reply], several: bool) -> None:
    share = ALL / len(right)
    for reply in replies:
        if reply.weight < 0 and not (several and abs(reply.weight + share) < 1):
            draft.note(_("Marks below zero were left out: another answer takes away one share, never more."))
        elif reply not in right and reply.weight > 0:
            draft.note(_("“%(text)s” earned a part of the mark. It now earns none.", text=reply.text[:60]))
    if several and any(abs(reply.weight - share) > 1 for reply in right):
        draft.note(_("The right answers now earn the same share each, and all of them are asked."))


def true_false(draft: Draft, right: bool, if_true: str, if_false: str, said: Neutral) -> Shape:
    """A sentence to judge."""
    return {
        "kind": "true-false",
        "right": right,
        "if_true": _feedback(draft, if_true, right, said),
        "if_false": _feedback(draft, if_false, not right, said),
    }


def short_text(draft: Draft, replies: Sequence[Reply], said: Neutral) -> Shape:
    """A few words to type. The answer that stands for any other says what is said to them."""
    replies = [reply for reply in replies if reply.text]
    otherwise = next((reply.feedback for reply in replies if reply.text == ANYTHING), "")
    if any(reply.text == ANYTHING and reply.weight > 0 for reply in replies):
        raise NotCarried(_("Any answer earns a mark here: write the answers that are right."))
    typed = [reply for reply in replies if reply.text != ANYTHING]
    answers = list(dict.fromkeys(reply.text for reply in typed if reply.earns_all))
    if not answers:
        raise NotCarried(_("No answer earns the whole mark: say which one is right."))
    if len(answers) > 10 or any(len(answer) > 100 for answer in answers):
        raise NotCarried(
            _("Keep 10 answers of 100 characters at most: longer texts are read by the trainer.")
        )
    folded = {answer.casefold() for answer in answers}
    others = [reply for reply in typed if reply.text.casefold() not in folded]
    if any(reply.weight > 0 for reply in others):
        draft.note(_("Answers that earned a part of the mark now earn none; what is said to them is kept."))
    near = [{"text": o.text, "feedback": o.feedback} for o in others if o.feedback and len(o.text) <= 100]
    return {
        "kind": "short-text",
        "answers": answers,
        **_near(draft, near),
        "otherwise": _feedback(draft, otherwise, False, said),
    }


def numeric(draft: Draft, amounts: Sequence[Amount], otherwise: str, said: Neutral) -> Shape:
    """A number to find."""
    right = [amount for amount in amounts if amount.weight >= ALL]
    if len(right) != 1:
        raise NotCarried(_("We hold one right number a question, with its tolerance: keep one."))
    answer, others = right[0], [amount for amount in amounts if amount is not right[0]]
    far = [o for o in others if abs(o.value - answer.value) > answer.tolerance]
    if any(other.weight > 0 for other in others):
        draft.note(_("Answers that earned a part of the mark now earn none; what is said to them is kept."))
    near = [{"value": other.value, "feedback": other.feedback} for other in far if other.feedback]
    if len(near) < sum(bool(other.feedback) for other in others):
        draft.note(_("What was said to numbers that are right anyhow was left out."))
    return {
        "kind": "numeric",
        "answer": answer.value,
        **({"tolerance": answer.tolerance} if answer.tolerance else {}),
        **_near(draft, near),
        "otherwise": _feedback(draft, otherwise, False, said),
    }


def _near(draft: Draft, near: list[Shape]) -> Shape:
    if len(near) > 8:
        draft.note(_("We keep what is said to 8 other answers: the rest was left out."))
    return {"near": near[:8]} if near else {}


def matching(draft: Draft, pairs: Sequence[tuple[str, str]], distractors: Sequence[str]) -> Shape:
    """Pairs; where several things go with the same one, categories."""
    if any(not left or not right for left, right in pairs):
        raise NotCarried(_("A pair lacks one of its two sides: write it, or take the pair out."))
    _refuse_doubles(left for left, _right in pairs)
    rights = list(dict.fromkeys(right for _left, right in pairs))
    extra = [word for word in dict.fromkeys(distractors) if word and word not in rights]
    if len(rights) < len(pairs):
        return categories(pairs, [*rights, *extra])
    if not 3 <= len(pairs) <= 8:
        raise NotCarried(bounds(len(pairs), 3, 8))
    if len(extra) > 4:
        draft.note(_("We keep 4 answers that go with nothing: the rest was left out."))
    written = [{"id": LETTERS[n], "left": left, "right": right} for n, (left, right) in enumerate(pairs)]
    return {"kind": "matching", "pairs": written, **({"distractors": extra[:4]} if extra else {})}


def categories(pairs: Sequence[tuple[str, str]], named: Sequence[str]) -> Shape:
    """Things to put where they belong."""
    if not (2 <= len(named) <= 4 and 3 <= len(pairs) <= 10):
        raise NotCarried(
            _("Several things go with one answer: as categories, keep 2 to 4 answers and 3 to 10 things.")
        )
    ids = {name: LETTERS[number] for number, name in enumerate(named)}
    items = [
        {"id": LETTERS[n], "text": left, "category": ids[right]} for n, (left, right) in enumerate(pairs)
    ]
    return {"kind": "categories", "categories": [{"id": ids[n], "text": n} for n in named], "items": items}


def ordering(items: Sequence[str]) -> Shape:
    """Things in their right order."""
    items = [item for item in items if item]
    _refuse_doubles(items)
    if not 3 <= len(items) <= 8:
        raise NotCarried(bounds(len(items), 3, 8))
    return {"kind": "ordering", "items": [{"id": LETTERS[n], "text": item} for n, item in enumerate(items)]}


@dataclass(frozen=True)
class Hole:
    """A gap of a text: its right answers, and what they are chosen from."""

    answers: tuple[str, ...]
    choices: tuple[str, ...] = ()
    feedback: str = ""


def gap(draft: Draft, text: str, holes: Sequence[Hole], said: Neutral) -> Shape:
    """A text with a hole at each MARK; a first line without any is the prompt."""
    first, _sign, rest = text.partition("\n")
    asked = MARK not in first and MARK in rest
    draft.prompt, text = (first, rest) if asked else (draft.prompt or said.complete, text)
    if not 1 <= len(holes) <= 8 or text.count(MARK) != len(holes):
        raise NotCarried(bounds(text.count(MARK), 1, 8))
    for hole in holes:
        _check_hole(hole)
    pieces = text.replace("\\[", "&#91;").split(MARK)
    named = [f"[g{number}]" for number in range(1, len(holes) + 1)]
    joined = "".join(piece + name for piece, name in zip(pieces, [*named, ""], strict=True))
    gaps = [
        {
            "id": f"g{number}",
            **({"choices": list(hole.choices)} if hole.choices else {}),
            "answers": list(hole.answers),
            **({"feedback": hole.feedback} if hole.feedback else {}),
        }
        for number, hole in enumerate(holes, 1)
    ]
    return {"kind": "gap", "text": joined, "gaps": gaps}


def _check_hole(hole: Hole) -> None:
    if not hole.answers:
        raise NotCarried(_("No answer earns the whole mark: say which one is right."))
    if len(hole.answers) > 10 or any(len(word) > 60 for word in (*hole.answers, *hole.choices)):
        raise NotCarried(_("Keep 10 answers of 60 characters at most in a gap."))
    if hole.choices and not 2 <= len(hole.choices) <= 8:
        raise NotCarried(bounds(len(hole.choices), 2, 8))
    _refuse_doubles(hole.choices)
    if hole.choices and set(hole.choices) <= set(hole.answers):
        raise NotCarried(_("Every answer is right: add one that is not."))


def bounds(n: int, least: int, most: int) -> str:
    """The sentence for too few or too many answers."""
    return _(
        "Answers: %(n)s. Keep %(least)s to %(most)s, or make two questions.",
        n=n,
        least=least,
        most=most,
    )


def _refuse_doubles(texts: Iterable[str]) -> None:
    seen: set[str] = set()
    for text in texts:
        if text in seen:
            raise NotCarried(_("“%(text)s” is written twice: change one.", text=text[:60]))
        seen.add(text)


def _feedback(draft: Draft, feedback: str, right: bool, said: Neutral) -> str:
    if not feedback:
        draft.note(_("Some answers had no feedback. Neutral words stand there: write what helps."))
    return feedback or (said.right if right else said.other)
