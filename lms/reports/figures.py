"""The figures of a report as its readers see them: words, n of N, target, and what is not known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lms.cohorts.models import FundingAgreement
from lms.i18n import _, lazy, ngettext
from lms.i18n.formats import number, percent
from lms.reports import rules
from lms.reports.rules import Count, Rate
from lms.reports.values import Exits, Tally

POSITIVE = {
    "exit": lazy("Positive exits, on leaving"),
    "3-months": lazy("Positive exits, after 3 months"),
    "6-months": lazy("Positive exits, after 6 months"),
}
DYNAMIC = {
    "exit": lazy("Dynamic exits, on leaving"),
    "3-months": lazy("Dynamic exits, after 3 months"),
    "6-months": lazy("Dynamic exits, after 6 months"),
}
OBJECTIONS: Mapping[str, str] = {
    "nobody": lazy("Nobody has left for so long yet."),
    "few-reached": lazy("Not told: fewer than 20 people were reached."),
    "low-response": lazy("Not told: fewer than 6 people in 10 were reached."),
    "small-group": lazy("Not told: it would point at fewer than 5 people."),
}
NOT_TOLD = {
    "few": lazy("fewer than 5"),
    "all-but-few": lazy("all but fewer than 5"),
    "withheld": lazy("not told"),
}
NOTHING = "–"
NO_TARGET = lazy("No target set")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `amount`, when it can be told, is what `value` says, as a number in `unit`.

    `share` and `aim` place the gauge, from 0 to 100.
    """

    label: str
    value: str
    definition: str
    of: str = ""
    target: str = ""
    interval: str = ""
    unknown: str = ""
    amount: int | None = None
    unit: str = ""
    aimed: int | None = None
    share: int | None = None
    aim: int | None = None

    @property
    def in_words(self) -> bool:
        """Whether `value` says in words that the number cannot be told."""
        return self.amount is None and self.value != NOTHING


def figures(found: Tally, agreement: FundingAgreement) -> list[Figure]:
    """Every figure of the report. No group of fewer than five people can be worked out from them."""
    if not rules.group(found.people).exact:
        return [_people(found, agreement), _sessions(found)]
    certificates, completion = rules.overlapping(
        found.certified, found.completed, found.completed_and_certified, found.people
    )
    return [
        _people(found, agreement),
        _women(found, agreement),
        _sessions(found),
        _hours(found, agreement),
        _attendance(found),
        _completion(completion, found),
        _certificates(certificates, found, agreement),
        *_exits(found),
    ]


def _words(count: Count) -> str:
    return number(count.number) if count.number is not None else str(NOT_TOLD[count.state])


def _none_or(count: Count, whole: int) -> str:
    """A dash where there is nothing to take a share of; else the count in words."""
    return _words(count) if whole else NOTHING


def _of(count: Count, sentence: str) -> str:
    """`sentence`, unless the count in it is withheld: then there is nothing to say."""
    return "" if count.state == "withheld" else sentence


def _target(sentence: str, aimed: int | None) -> str:
    return str(NO_TARGET) if aimed is None else sentence


def _percent_of(part: int, whole: int | None) -> int | None:
    return round(100 * part / whole) if whole else None


def _people(found: Tally, agreement: FundingAgreement) -> Figure:
    count, aimed = rules.group(found.people), agreement.target_people
    return Figure(
        label=_("People"),
        value=_words(count),
        definition=_(
            "Everybody who came to at least one of those evenings. A person in two cohorts counts once."
        ),
        of=ngettext("in %(n)s cohort", "in %(n)s cohorts", found.cohorts),
        target=_target(_("Target: %(target)s", target=number(aimed or 0)), aimed),
        amount=count.number,
        unit=_("people"),
        aimed=aimed,
        share=_percent_of(count.number, aimed) if count.number is not None else None,
        aim=100 if aimed else None,
    )


def _women(found: Tally, agreement: FundingAgreement) -> Figure:
    women, unsaid = rules.parts(found.women, found.gender_unsaid, found.people)
    aimed, share = agreement.target_women_percent, None
    if women.number is not None:
        share = _percent_of(women.number, found.people)
    return Figure(
        label=_("Women"),
        value=percent(found.women / found.people) if share is not None else _none_or(women, found.people),
        definition=_("Women among everybody who came, those who did not say their gender included."),
        of=_of(women, _("%(women)s of %(people)s people", women=_words(women), people=number(found.people))),
        target=_target(_("Target: %(target)s", target=percent((aimed or 0) / 100)), aimed),
        unknown=_("Gender not said: %(people)s", people=_words(unsaid)),
        amount=share,
        unit="%",
        aimed=aimed,
        share=share,
        aim=aimed,
    )


def _sessions(found: Tally) -> Figure:
    return Figure(
        label=_("Evenings held"),
        value=number(found.sessions),
        definition=_("Evenings that took place between the first and the last day of the agreement."),
        of=ngettext("at %(n)s site", "at %(n)s sites", found.sites),
        target=str(NO_TARGET),
        amount=found.sessions,
        unit=_("evenings"),
    )


def _hours(found: Tally, agreement: FundingAgreement) -> Figure:
    hours, aimed = found.minutes // 60, agreement.target_hours
    return Figure(
        label=_("Learner hours"),
        value=number(hours),
        definition=_("The hours each person was present at those evenings, added up."),
        target=_target(_("Target: %(target)s", target=number(aimed or 0)), aimed),
        amount=hours,
        unit=_("hours"),
        aimed=aimed,
        share=_percent_of(hours, aimed),
        aim=100 if aimed else None,
    )


def _attendance(found: Tally) -> Figure:
    attended, unrecorded = rules.part(found.attended, found.recorded), found.expected - found.recorded
    share = _percent_of(found.attended, found.recorded) if attended.exact else None
    counts = {"attended": number(found.attended), "recorded": number(found.recorded)}
    return Figure(
        label=_("Attendance"),
        value=percent(found.attended / found.recorded)
        if share is not None
        else _none_or(attended, found.recorded),
        definition=_("Places taken at an evening, among the places where somebody was expected and marked."),
        of=_("%(attended)s of %(recorded)s places marked", **counts) if attended.exact else "",
        target=str(NO_TARGET),
        unknown=_("Places nobody has marked: %(places)s", places=_words(rules.group(unrecorded))),
        amount=share,
        unit="%",
        share=share,
    )


def _completion(count: Count, found: Tally) -> Figure:
    share = None if count.number is None else _percent_of(count.number, found.people)
    return Figure(
        label=_("Courses completed"),
        value=percent(found.completed / found.people) if share is not None else _none_or(count, found.people),
        definition=_(
            "Those of these people who met the last condition of their course (marks, hours, the trainer’s "
            "word), or received its certificate before, between these two days."
        ),
        of=_of(count, _("%(some)s of %(people)s people", some=_words(count), people=number(found.people))),
        target=str(NO_TARGET),
        amount=share,
        unit="%",
        share=share,
    )


def _certificates(count: Count, found: Tally, agreement: FundingAgreement) -> Figure:
    aimed = agreement.target_certificates
    return Figure(
        label=_("Certificates"),
        value=_words(count),
        definition=_(
            "Those of these people who hold a certificate issued between these two days, and not revoked."
        ),
        of=_("among %(people)s people", people=number(found.people)),
        target=_target(_("Target: %(target)s", target=number(aimed or 0)), aimed),
        amount=count.number,
        unit=_("people"),
        aimed=aimed,
        share=_percent_of(count.number, aimed) if count.number is not None else None,
        aim=100 if aimed else None,
    )


def _exits(found: Tally) -> Iterator[Figure]:
    for moment, exits in found.exits.items():
        if exits.left or moment == "exit":
            yield from _exits_at(moment, exits)


def _exits_at(moment: str, exits: Exits) -> Iterator[Figure]:
    """Both definitions; the second is not told when its difference from the first is a small group."""
    yield _exit_rate(
        str(POSITIVE[moment]),
        _("A job, studies or one’s own business, whatever the contract. The association’s own definition."),
        rules.rate(exits.positive, exits.reached, exits.left),
        exits.apart,
    )
    differs = rules.is_small(exits.only_positive) or rules.is_small(exits.only_dynamic)
    rate = rules.rate(exits.dynamic, exits.reached, exits.left)
    yield _exit_rate(
        str(DYNAMIC[moment]),
        _(
            "The definition of the French integration sector: durable jobs, shorter or aided contracts, "
            "training, another integration structure. Internships and volunteering are not counted."
        ),
        "small-group" if differs and isinstance(rate, Rate) else rate,
        exits.apart,
    )


def _exit_rate(label: str, definition: str, rate: Rate | rules.Objection, apart: int) -> Figure:
    more = ""
    if apart:
        more = _("Died or moved abroad, counted apart: %(people)s", people=_words(rules.group(apart)))
    if not isinstance(rate, Rate):
        value = NOTHING if rate == "nobody" else str(NOT_TOLD["withheld"])
        return Figure(label, value, definition, of=str(OBJECTIONS[rate]), unknown=more)
    share = round(rate.share * 100)
    return Figure(
        label,
        percent(rate.share),
        definition,
        of=_("%(positive)s of %(reached)s people reached", positive=rate.positive, reached=rate.reached),
        target=str(NO_TARGET),
        interval=_between(rate),
        unknown=" ".join(filter(None, [_unreached(rate), more])),
        amount=share,
        unit="%",
        share=share,
    )


def _between(rate: Rate) -> str:
    low, high = rate.interval
    return _("19 times out of 20, between %(low)s and %(high)s", low=percent(low), high=percent(high))


def _unreached(rate: Rate) -> str:
    """Who was not reached, and what that leaves open. At most four unreached people are told as four."""
    low, high = rate.bounds
    known = {"reached": percent(rate.response), "low": percent(low), "high": percent(high)}
    if rate.unreached_few:
        return _("Reached: %(reached)s or more; bounds %(low)s to %(high)s.", **known)
    return _("Reached: %(reached)s; bounds %(low)s to %(high)s.", **known)
