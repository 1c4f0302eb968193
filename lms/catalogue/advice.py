"""What could be better in a module: noted, never a reason to refuse it."""

from lms.catalogue import rules
from lms.catalogue.exercise_file import Practice
from lms.catalogue.folder import Folder
from lms.catalogue.lesson_file import Lesson
from lms.catalogue.questions import TrueFalse
from lms.catalogue.questions_file import Bank
from lms.catalogue.translation_files import Translation
from lms.catalogue.values import SingleChoice


def advise(folder: Folder, level: str, lesson: Lesson, bank: Bank, practice: Practice) -> None:
    """Note every piece of advice about a module."""
    if level == "beginner":
        aim = (lesson.lines.line(("aim",)), lesson.settings.aim)
        _sentences(folder, "lesson.md", [aim, *lesson.page.sentences])
        _sentences(folder, "questions.yaml", bank.sentences)
        _audio(folder, bank)
        for name, line, text in practice.sentences:
            _sentences(folder, name, [(line, text)])
    _words(folder, lesson)
    _bank(folder, bank)


def advise_translation(folder: Folder, level: str, french: Lesson, translation: Translation) -> None:
    """Note every piece of advice about a module in another language."""
    language = translation.module.language
    lesson, name = translation.lesson, f"lesson.{language}.md"
    if level == "beginner":
        _sentences(folder, f"questions.{language}.yaml", translation.bank.sentences)
        if lesson:
            aim = (lesson.lines.line(("aim",)), lesson.settings.aim)
            _sentences(folder, name, [aim, *lesson.page.sentences])
        for place, line, text in translation.practice.sentences:
            _sentences(folder, place, [(line, text)])
    if lesson and len(lesson.page.words) != len(french.page.words):
        sentence = "Explain the %(n)s words of lesson.md; here are %(here)s."
        folder.notes(name).advise(1, sentence, n=len(french.page.words), here=len(lesson.page.words))
    if not translation.whole:
        return
    parts = {
        "lesson": lesson,
        "questions": translation.bank.lines,
        "trainer": translation.module.trainer_html,
    }
    for part, ending in (("lesson", "md"), ("questions", "yaml"), ("trainer", "md")):
        if not parts[part]:
            folder.notes(f"{part}.{language}.{ending}").advise(
                1, "Write this file too: until then, this part is shown in French."
            )


def _sentences(folder: Folder, name: str, texts: list[tuple[int, str]]) -> None:
    for line, text in texts:
        for sentence in rules.long_sentences(text):
            folder.notes(name).advise(
                line,
                "Cut this sentence: it has %(n)s words, %(most)s is enough: “%(sentence)s”",
                n=rules.words(sentence),
                most=rules.LONGEST_SENTENCE,
                sentence=sentence,
            )


def _audio(folder: Folder, bank: Bank) -> None:
    """A voice says signs badly, and whoever listens sees nothing of them."""
    for question in bank.questions:
        if not question.audio and (sign := rules.unspeakable(question.prompt_html)):
            sentence = "Add “audio:” with words a voice can say: “%(sign)s” is not understood when heard."
            folder.notes("questions.yaml").advise(bank.lines[question.id], sentence, sign=sign)


def _words(folder: Folder, lesson: Lesson) -> None:
    notes = folder.notes("lesson.md")
    if not lesson.page.words:
        notes.advise(1, "Explain 5 to 10 words: add a part “::: words”.")
    for line, word in zip(lesson.page.word_lines, lesson.page.words, strict=True):
        if not word.definition:
            notes.advise(line, "Say in simple words what “%(word)s” means.", word=word.term)


def _bank(folder: Folder, bank: Bank) -> None:
    notes = folder.notes("questions.yaml")
    size = len(bank.questions)
    if rules.bank_is_too_small(size, bank.draw):
        notes.advise(
            1,
            "Write more questions: %(n)s for %(draw)s drawn; at least %(least)s are wanted.",
            n=size,
            draw=bank.draw,
            least=max(rules.SMALLEST_BANK, -(-bank.draw * 3 // 2)),
        )
    choices = [question for question in bank.questions if type(question) is SingleChoice]
    longest = [
        question
        for question in choices
        if rules.longest_is_right(
            [(len(o.html.striptags()), o.id == question.right) for o in question.options]
        )
    ]
    if rules.habit([question in longest for question in choices]):
        for question in longest:
            notes.advise(
                bank.lines[question.id], "Shorten the right option: being the longest, it gives itself away."
            )
    places = [[option.id for option in question.options].index(question.right) for question in choices]
    if (place := rules.habit(places)) is not None:
        notes.advise(
            1, "Vary the place of the right option: it is too often number %(place)s.", place=place + 1
        )
    sentences = [question.right for question in bank.questions if isinstance(question, TrueFalse)]
    if (right := rules.habit(sentences)) is not None:
        notes.advise(1, "Vary the sentences to judge: too often “right: %(right)s”.", right=right)
