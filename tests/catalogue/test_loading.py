"""Loading: immutable values, stable versions, a kept copy, and no reading of checkers while serving."""

import dataclasses
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.catalogue import loading
from lms.catalogue.keeping import restore, write_down
from lms.catalogue.loading import PACKAGES, fingerprint, load
from lms.catalogue.reading import Reading, read
from lms.catalogue.values import Module, MultipleChoice, Ordering, SingleChoice
from lms.catalogue.yaml_lines import NotYaml, read_yaml
from tests.catalogue.small_course import COURSES, MODULE, Plant


def only_module(courses: Path) -> Module:
    (course,) = load(courses).courses
    (module,) = course.modules
    return module


def test_a_course_and_its_parts_are_found_by_their_names(courses: Path) -> None:
    catalogue = load(courses)
    course = catalogue.course("digitall-debutant")
    assert course is not None
    module = course.module("creer-et-lire-un-e-mail")
    assert module is not None
    question = module.question("repondre-a-claire")

    assert isinstance(question, SingleChoice)
    assert question.right == "repondre"
    assert question.option("repondre") is not None
    assert catalogue.course("autre") is None
    assert course.module("autre") is None
    assert module.question("autre") is None
    assert question.option("autre") is None


def test_marking_finds_what_is_right(courses: Path) -> None:
    module = only_module(courses)
    several, order = module.question("bon-message"), module.question("ordre-nouveau-message")

    assert isinstance(several, MultipleChoice)
    assert several.right == {"bonjour", "idee", "nom"}
    assert isinstance(order, Ordering)
    assert order.right == ("nouveau", "adresse", "objet", "texte", "envoyer")


def test_values_cannot_be_changed(courses: Path) -> None:
    module = only_module(courses)

    with pytest.raises(dataclasses.FrozenInstanceError):
        module.title = "autre"  # type: ignore[misc]  # that is the point


def test_a_question_can_show_a_drawing(courses: Path) -> None:
    question = only_module(courses).question("message-en-gras")

    assert question is not None
    assert question.picture is not None
    assert question.picture.svg.startswith("<svg ")


def test_the_version_of_a_module_follows_what_is_answered(courses: Path, plant: Plant) -> None:
    before = only_module(courses)

    plant("lesson.md", "Chaque point compte.", "Chaque lettre compte.")
    plant("questions.yaml", "# 6 questions tirées", "# six questions tirées")
    assert only_module(courses).version == before.version

    plant("questions.yaml", "text: Transférer", "text: Faire suivre")
    assert only_module(courses).version != before.version


def test_the_version_of_a_course_follows_everything(courses: Path, plant: Plant) -> None:
    before = load(courses).courses[0].version
    assert load(courses).courses[0].version == before

    plant("trainer.md", "Soirée 1", "Soir 1")

    assert load(courses).courses[0].version != before


def test_a_catalogue_written_down_is_the_same_again(real: Reading) -> None:
    assert restore(write_down(real.catalogue)) == real.catalogue


def test_a_kept_copy_serves_until_a_course_changes(courses: Path, plant: Plant, tmp_path: Path) -> None:
    kept = tmp_path / "catalogue.json"
    first = load(courses, kept)
    written = kept.stat().st_mtime_ns

    assert load(courses, kept) == first
    assert kept.stat().st_mtime_ns == written

    plant("lesson.md", "Chaque point compte.", "Chaque lettre compte.")
    assert "Chaque lettre compte." in load(courses, kept).courses[0].modules[0].lesson_html


def test_a_kept_copy_does_not_outlive_the_packages_that_made_it(
    courses: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(courses)
    monkeypatch.setattr(loading, "ROOT", tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / PACKAGES).write_text("markdown-it-py==9 # lessons\n")

    assert fingerprint(courses) != before


def test_a_copy_that_cannot_be_kept_stops_nobody(courses: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    assert load(courses, tmp_path / "file" / "catalogue.json") == load(courses)


@pytest.mark.outside
def test_serving_from_a_kept_copy_imports_no_checker(courses: Path, tmp_path: Path) -> None:
    kept = tmp_path / "catalogue.json"
    load(courses, kept)
    program = (
        "import sys; from pathlib import Path; from lms.catalogue.loading import load;"
        f"load(Path({str(courses)!r}), Path({str(kept)!r}));"
        "assert not {'pydantic', 'yaml', 'markdown_it', 'nh3'} & set(sys.modules)"
    )

    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=COURSES.parent, capture_output=True, check=False)  # noqa: S603  # our own words

    assert done.returncode == 0, done.stderr.decode()


def test_reading_ten_times_as_much_finds_ten_times_as_much(courses: Path) -> None:
    for number in range(5, 14):
        shutil.copytree(courses / MODULE, courses / f"digitall-debutant/modules/{number:02}-copie-{number}")

    (course,) = load(courses).courses

    assert [module.number for module in course.modules] == list(range(1, 11))


def test_the_fingerprint_sees_a_renamed_file(courses: Path) -> None:
    before = fingerprint(courses)
    (courses / MODULE / "boite.svg").rename(courses / MODULE / "boite-2.svg")

    assert fingerprint(courses) != before


def test_an_empty_folder_is_an_empty_catalogue(tmp_path: Path) -> None:
    assert load(tmp_path).courses == ()


@given(
    st.text(max_size=200) | st.lists(st.sampled_from(list("-:{}[]&*'\"|> \n\tab")), max_size=60).map("".join)
)
def test_any_text_is_either_yaml_or_refused_with_a_line(text: str) -> None:
    refusal = None
    try:
        read_yaml(text)
    except NotYaml as error:
        refusal = error

    assert refusal is None or 1 <= refusal.line <= text.count("\n") + 2


@pytest.mark.parametrize("deep", ["[" * 600, "{a: " * 600, "- " * 600 + "a"])
def test_text_nested_without_end_is_refused(deep: str) -> None:
    with pytest.raises(NotYaml):
        read_yaml(deep)


def test_no_is_a_word(courses: Path, plant: Plant) -> None:
    plant("questions.yaml", "text: Nouveau message", "text: no")

    question = only_module(courses).question("repondre-a-claire")

    assert isinstance(question, SingleChoice)
    assert question.options[0].html == "no"
    assert read(courses).faults == ()
