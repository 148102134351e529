"""What is in use: whole, good, confirmed, and the same after a restart; whatever fails, what was in use stays."""

import gc
import json
import os
import shutil
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest

from bot.store import Retention
from bot.versions.archive import Archive
from bot.versions.edition import Refusal, Refused, Way, What
from bot.versions.shelf import EXPIRY, GRACE
from bot.versions.trial import Trial, Tried
from knowledge.answer import Library, NotFound, Quote, answer
from knowledge.asked import Context
from knowledge.errors import CoverageFaults, QuestionSetFault
from knowledge.judging.evaluation import Figures, Outcome
from knowledge.record import files
from knowledge.record.coverage import coverage_of
from tests.building import a_page, a_speech, library_of
from tests.shelves import ADMIN, FIRST, OTHER_ADMIN, ROAD, SECOND, WATER, Bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A bot that serves its first page."""
    bench = Bench(tmp_path, FIRST)
    bench.start()
    yield bench
    bench.store.close()


def refusal(work: object) -> Refusal:
    with pytest.raises(Refused) as caught:
        work()  # type: ignore[operator]
    return caught.value.why


# the start


def test_the_first_start_serves_the_folder_and_keeps_it_as_the_first_version(tmp_path: Path) -> None:
    bench = Bench(tmp_path, FIRST)
    start = bench.start()
    assert (start.way, start.differs, start.broken, bench.serves) == (Way.FIRST, False, None, ["first"])
    (version,) = bench.shelf.history()
    assert (version.hash, version.by) == (bench.shelf.library.coverage.version, None)
    assert (bench.data / version.path / "first" / "page.yaml").is_file()


def test_the_first_start_with_a_broken_folder_is_refused_with_every_fault(tmp_path: Path) -> None:
    bench = Bench(tmp_path, FIRST)
    bench.breaks()
    (bench.coverage / "first" / "page.yaml").write_text("id: [", "utf-8")
    with pytest.raises(CoverageFaults, match=r"broken/page\.yaml(.|\n)*first/page\.yaml"):
        bench.start()


def test_a_second_start_serves_the_same_and_keeps_nothing_new(bench: Bench) -> None:
    start = bench.restart()
    assert (start.way, start.differs, len(bench.shelf.history()), len(bench.versions())) == (None, False, 1, 1)


def test_a_folder_that_changed_waits_for_an_admins_word(bench: Bench) -> None:
    bench.write(SECOND)
    start = bench.restart()
    assert (start.differs, bench.serves) == (True, ["first"])


def test_a_folder_that_changed_is_taken_where_there_is_no_admin(tmp_path: Path) -> None:
    bench = Bench(tmp_path, FIRST, follows=True)
    bench.start()
    bench.write(SECOND)
    assert (bench.restart().way, bench.serves) == (Way.FOLDER, ["first", "second"])
    assert bench.restart().way is None
    assert len(bench.shelf.history()) == 2


@pytest.mark.parametrize("follows", [False, True])
def test_a_folder_that_broke_leaves_the_last_good_version_serving_and_is_told(tmp_path: Path, follows: bool) -> None:
    bench = Bench(tmp_path, FIRST, follows=follows)
    bench.start()
    bench.breaks()
    start = bench.restart()
    assert bench.serves == ["first"]
    assert start.broken
    assert "coverage/broken/page.yaml" in str(start.broken)


@pytest.mark.parametrize("follows", [False, True])
def test_the_log_says_what_serves_and_why_it_is_not_the_folder(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, follows: bool
) -> None:
    """Where there is no admin nobody else is told."""
    caplog.set_level("INFO", "bot.versions.shelf")
    bench = Bench(tmp_path, FIRST, follows=follows)
    bench.start()
    version = bench.shelf.library.coverage.version
    assert [one.getMessage() for one in caplog.records] == [f"version {version} is in use"]
    bench.breaks()
    bench.restart()
    assert "the coverage folder has" in caplog.messages[-1]
    assert caplog.records[-1].levelname == "WARNING"


def test_the_log_says_that_a_changed_folder_waits_for_a_word(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.write(SECOND)
    bench.restart()
    assert "holds something else than the version in use" in caplog.text


def test_a_folder_that_is_gone_leaves_the_last_good_version_serving(bench: Bench) -> None:
    shutil.rmtree(bench.coverage)
    assert bench.restart().broken
    assert bench.serves == ["first"]


def test_a_kept_version_that_is_damaged_gives_way_to_the_one_before_it(bench: Bench) -> None:
    bench.write(SECOND)
    bench.swap()
    kept = bench.shelf.serving.used.path
    (bench.data / kept / "first" / "page.yaml").write_bytes(b"")
    bench.breaks()
    start = bench.restart()
    assert (bench.serves, [path for path, _ in start.skipped]) == (["first"], [kept])


def test_a_byte_that_flipped_is_seen_though_the_page_still_reads_well(bench: Bench) -> None:
    file = bench.data / bench.shelf.serving.used.path / "first" / "page.yaml"
    file.write_text(file.read_text("utf-8").replace("今年", "明年"), "utf-8")
    start = bench.restart()
    assert [str(error).split("; ")[0] for _, error in start.skipped] == [
        f"{start.skipped[0][0]}: is not as it was kept"
    ]
    assert start.way is Way.FOLDER


def test_where_no_kept_version_is_good_the_folder_serves_and_is_kept_anew(bench: Bench) -> None:
    shutil.rmtree(bench.data / "versions")
    assert (bench.restart().way, bench.serves) == (Way.FOLDER, ["first"])
    assert bench.restart().way is None


def test_where_nothing_at_all_is_good_the_start_is_refused(bench: Bench) -> None:
    shutil.rmtree(bench.data / "versions")
    bench.breaks()
    with pytest.raises(CoverageFaults, match=r"broken(.|\n)*is not there"):
        bench.restart()


def test_a_store_that_lost_its_rows_does_not_lose_the_version_that_was_in_use(bench: Bench) -> None:
    bench.write(SECOND)
    bench.swap()
    bench.shelf.use(bench.shelf.prepare_earlier().token, ADMIN)
    bench.store.close()
    for file in bench.data.glob("*.sqlite3*"):
        file.unlink()
    assert bench.restart().way is None
    assert bench.serves == ["first"]


def test_a_data_folder_that_cannot_be_written_does_not_stop_the_first_start(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder", "utf-8")
    bench = Bench(tmp_path, FIRST)
    start = bench.start()
    assert (bench.serves, start.refusal) == (["first"], Refusal.NOT_KEPT)


def test_before_the_start_nothing_is_in_use(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="start"):
        Bench(tmp_path, FIRST).shelf.library  # noqa: B018 - reading it is what fails


# a reload


def test_a_reload_is_compared_and_only_a_word_puts_it_in_use(bench: Bench) -> None:
    bench.write(SECOND)
    prepared = bench.shelf.prepare()
    assert [page.id for page in prepared.comparison.pages.added] == ["second"]
    assert bench.serves == ["first"]
    bench.shelf.use(prepared.token, ADMIN)
    assert bench.serves == ["first", "second"]
    assert bench.shelf.history()[0].by == ADMIN
    assert bench.shelf.history()[0].hash == prepared.version
    assert bench.restart().way is None
    assert bench.serves == ["first", "second"]


def test_a_reload_with_a_fault_leaves_the_old_coverage_in_use_and_names_every_fault(bench: Bench) -> None:
    bench.breaks()
    (bench.coverage / "first" / "page.yaml").write_text("id: [", "utf-8")
    with pytest.raises(CoverageFaults) as caught:
        bench.shelf.prepare()
    assert len(caught.value.faults) > 2
    assert bench.serves == ["first"]
    assert not bench.shelf.is_preparing


def test_files_that_change_after_the_comparison_are_not_put_in_use(bench: Bench) -> None:
    bench.write(SECOND)
    prepared = bench.shelf.prepare()
    bench.write(replace(SECOND, phone="2"))
    assert refusal(lambda: bench.shelf.use(prepared.token, ADMIN)) is Refusal.CHANGED
    assert refusal(lambda: bench.shelf.use(prepared.token, ADMIN)) is Refusal.CHANGED
    assert bench.serves == ["first"]


def test_files_that_change_while_they_are_read_are_not_made_ready(bench: Bench) -> None:
    bench.shelf.trial = Meddling(bench.shelf.trial, lambda: bench.write(SECOND))
    assert refusal(bench.shelf.prepare) is Refusal.CHANGED


def test_a_second_reload_while_one_runs_is_refused(bench: Bench) -> None:
    refusals: list[Refusal] = []
    bench.shelf.trial = Meddling(bench.shelf.trial, lambda: refusals.append(refusal(bench.shelf.prepare)))
    bench.shelf.prepare()
    assert refusals == [Refusal.BUSY]


def test_a_version_put_in_use_while_another_is_made_ready_overtakes_it(bench: Bench) -> None:
    bench.write(SECOND)
    waiting = bench.shelf.prepare()
    bench.shelf.trial = Meddling(bench.shelf.trial, lambda: bench.shelf.use(waiting.token, OTHER_ADMIN))
    assert refusal(bench.shelf.prepare) is Refusal.OVERTAKEN
    assert bench.serves == ["first", "second"]


def test_of_two_admins_the_later_reload_takes_the_place_of_the_earlier(bench: Bench) -> None:
    bench.write(SECOND)
    first, second = bench.shelf.prepare(), bench.shelf.prepare()
    assert refusal(lambda: bench.shelf.use(first.token, ADMIN)) is Refusal.REPLACED
    bench.shelf.use(second.token, OTHER_ADMIN)
    assert bench.shelf.serving.used.by == OTHER_ADMIN


def test_a_second_press_does_nothing_and_is_said(bench: Bench) -> None:
    bench.write(SECOND)
    prepared = bench.shelf.prepare()
    bench.shelf.use(prepared.token, ADMIN)
    assert refusal(lambda: bench.shelf.use(prepared.token, ADMIN)) is Refusal.USED
    assert refusal(lambda: bench.shelf.cancel(prepared.token)) is Refusal.USED
    assert len(bench.shelf.history()) == 2


def test_what_was_cancelled_is_not_put_in_use(bench: Bench) -> None:
    bench.write(SECOND)
    prepared = bench.shelf.prepare()
    bench.shelf.cancel(prepared.token)
    assert refusal(lambda: bench.shelf.use(prepared.token, ADMIN)) is Refusal.CANCELLED
    assert bench.serves == ["first"]


def test_a_version_that_waits_too_long_is_let_go(bench: Bench) -> None:
    prepared = bench.shelf.prepare()
    ((_, expire),) = bench.due
    expire()
    assert refusal(lambda: bench.shelf.use(prepared.token, ADMIN)) is Refusal.GONE


def test_its_time_running_out_later_changes_nothing_for_what_was_used(bench: Bench) -> None:
    bench.write(SECOND)
    prepared = bench.shelf.prepare()
    ((_, expire),) = bench.due
    bench.shelf.use(prepared.token, ADMIN)
    expire()
    assert bench.serves == ["first", "second"]


def test_one_version_at_a_time_waits_for_its_time_to_run_out(bench: Bench) -> None:
    bench.shelf.prepare()
    second = bench.shelf.prepare()
    assert [seconds for seconds, _ in bench.due] == [EXPIRY]
    bench.shelf.use(second.token, ADMIN)
    assert [seconds for seconds, _ in bench.due] == [GRACE]
    bench.shelf.cancel(bench.shelf.prepare().token)
    assert [seconds for seconds, _ in bench.due] == [GRACE]


def test_a_library_that_is_not_in_use_any_more_is_held_by_nothing(bench: Bench) -> None:
    bench.write(SECOND)
    bench.swap()
    bench.write(replace(SECOND, phone="2"))
    old = bench.shelf.library
    bench.swap()
    for _, work in list(bench.due):
        work()
        del work
    bench.closed.clear()
    bench.filled.clear()
    bench.due.clear()
    gc.collect()
    assert [one for one in gc.get_referrers(old) if not isinstance(one, FrameType)] == []


class Sight:
    """A look that holds itself, as whatever remembers its own answers does."""

    def __init__(self) -> None:
        self.itself = self

    def __call__(self, _question: str, _texts: object) -> None:
        """Sees nothing."""


def test_a_library_that_is_not_in_use_any_more_is_freed_at_once_and_not_by_a_later_search(bench: Bench) -> None:
    looking = lambda library: replace(library, look=Sight())  # noqa: E731 -- one line says it
    bench.shelf._making = replace(bench.shelf._making, looking=looking, filling=repr, closed=repr)
    bench.swap()
    old = weakref.ref(bench.shelf.library.look)
    gc.disable()
    try:
        bench.write(SECOND)
        bench.swap()
        assert old() is not None
        while bench.due:
            bench.due.pop()[1]()
        assert old() is None
    finally:
        gc.enable()


def test_a_button_of_before_a_restart_is_gone(bench: Bench) -> None:
    prepared = bench.shelf.prepare()
    bench.restart()
    assert refusal(lambda: bench.shelf.use(prepared.token, ADMIN)) is Refusal.GONE


# swapping


def test_whoever_waits_for_a_new_library_is_told_and_their_fault_undoes_nothing(bench: Bench) -> None:
    told: list[Library] = []
    bench.shelf.on_swap += [lambda _: 1 // 0, told.append]
    bench.swap()
    assert told == [bench.shelf.library]


def test_the_old_library_keeps_its_processes_for_a_moment_and_then_loses_them(bench: Bench) -> None:
    old = bench.shelf.library
    bench.swap()
    assert bench.closed == []
    for _, work in bench.due:
        work()
    assert [one is old for one in bench.closed] == [True]
    assert bench.filled[-1] is bench.shelf.library


def test_the_end_leaves_no_process_of_any_library(bench: Bench) -> None:
    old = bench.shelf.library
    bench.swap()
    bench.shelf.close()
    assert {id(one) for one in bench.closed} == {id(old), id(bench.shelf.library)}


# what cannot be kept


def test_a_full_disk_leaves_the_old_version_in_use_and_the_word_can_be_given_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write(SECOND)
    prepared = bench.shelf.prepare()
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        assert refusal(lambda: bench.shelf.use(prepared.token, ADMIN)) is Refusal.NOT_KEPT
    assert (bench.serves, len(bench.versions())) == (["first"], 1)
    bench.shelf.use(prepared.token, ADMIN)
    assert bench.serves == ["first", "second"]


def test_a_store_that_cannot_note_it_leaves_the_old_version_in_use(bench: Bench) -> None:
    bench.write(SECOND)
    prepared = bench.shelf.prepare()
    bench.store.close()
    shutil.rmtree(bench.data / "versions")
    for file in bench.data.iterdir():
        file.unlink()
    (bench.data / "congress-bot.sqlite3").mkdir()
    assert refusal(lambda: bench.shelf.use(prepared.token, ADMIN)) is Refusal.NOT_NOTED
    assert bench.serves == ["first"]


def test_a_version_that_was_kept_and_not_noted_serves_no_start_though_the_store_is_lost(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write(SECOND)
    prepared = bench.shelf.prepare()
    with monkeypatch.context() as held:
        held.setattr(bench.store.versions, "use", lambda *_: False)
        assert refusal(lambda: bench.shelf.use(prepared.token, ADMIN)) is Refusal.NOT_NOTED
    bench.store.close()
    for file in bench.data.glob("*.sqlite3*"):
        file.unlink()
    assert (bench.restart().way, bench.serves, len(bench.versions())) == (None, ["first"], 2)


class Killed(BaseException):
    """The process ends here."""


STEPS = ["mkdir", "write_bytes", "rename"]


@pytest.mark.parametrize("step", [*STEPS, "fsync", "utime", "note"])
@pytest.mark.parametrize("which", [1, 2, 3])
def test_a_kill_at_any_step_leaves_the_old_version_or_the_new(
    bench: Bench, step: str, which: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write(SECOND)
    prepared = bench.shelf.prepare()
    owner: object = Path if step in STEPS else os
    name = step
    if step == "note":
        owner, name = bench.store.versions, "use"
    killing(monkeypatch, owner, name, which)
    try:
        bench.shelf.use(prepared.token, ADMIN)
        reached = False
    except Killed:
        reached = True
    monkeypatch.undo()
    assert reached or which > 1
    start = bench.restart()
    is_noted = not reached or (step, which) == ("utime", 2)
    assert bench.serves == (["first", "second"] if is_noted else ["first"])
    assert (start.skipped, start.broken) == ((), None)
    bench.shelf.drop(())
    assert bench.kept == set(bench.store.versions.noted())
    assert bench.shelf.use(bench.shelf.prepare().token, ADMIN)
    assert bench.serves == ["first", "second"]


def killing(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, which: int) -> None:
    """The process is killed at the so-manieth call."""
    real, calls = getattr(owner, name), iter(range(1, 1000))

    def guarded(*args: object, **kwargs: object) -> object:
        if next(calls) == which:
            raise Killed
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, guarded)


def test_a_kill_after_the_word_was_noted_leaves_the_new_version(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.write(SECOND)
    prepared = bench.shelf.prepare()
    noted = bench.store.versions.use

    def note(*args: str) -> bool:
        noted(*args)
        raise Killed

    monkeypatch.setattr(bench.store.versions, "use", note)
    with pytest.raises(Killed):
        bench.shelf.use(prepared.token, ADMIN)
    monkeypatch.undo()
    bench.restart()
    assert bench.serves == ["first", "second"]


# going back


def test_going_back_is_a_comparison_and_a_word_and_survives_a_restart(bench: Bench) -> None:
    bench.write(SECOND)
    bench.swap()
    prepared = bench.shelf.prepare_earlier()
    assert (prepared.way, [page.id for page in prepared.comparison.pages.removed]) == (Way.ROLLBACK, ["second"])
    assert bench.serves == ["first", "second"]
    bench.shelf.use(prepared.token, ADMIN)
    assert bench.serves == ["first"]
    start = bench.restart()
    assert (bench.serves, start.differs) == (["first"], True)
    assert len(bench.shelf.history()) == 2


def test_going_back_twice_is_going_forth(bench: Bench) -> None:
    bench.write(SECOND)
    bench.swap()
    for served in (["first"], ["first", "second"]):
        bench.shelf.use(bench.shelf.prepare_earlier().token, ADMIN)
        assert bench.serves == served


def test_a_version_is_named_by_the_beginning_of_its_hash(bench: Bench) -> None:
    bench.write(SECOND)
    bench.swap()
    first = bench.shelf.history()[1].hash
    assert bench.shelf.prepare_kept(first[:4]).version == first


def test_an_unknown_version_is_refused(bench: Bench) -> None:
    assert refusal(lambda: bench.shelf.prepare_kept("zzz")) is Refusal.NO_VERSION


def test_with_one_version_there_is_nothing_to_go_back_to(bench: Bench) -> None:
    assert refusal(bench.shelf.prepare_earlier) is Refusal.NO_EARLIER


def test_a_kept_version_that_is_damaged_is_not_gone_back_to(bench: Bench) -> None:
    bench.write(SECOND)
    bench.swap()
    (bench.data / bench.shelf.history()[1].path / "first" / "page.yaml").unlink()
    with pytest.raises(CoverageFaults, match="is not as it was kept"):
        bench.shelf.prepare_earlier()


def test_a_kept_version_that_is_damaged_while_it_waits_is_not_put_in_use(bench: Bench) -> None:
    bench.write(SECOND)
    bench.swap()
    prepared = bench.shelf.prepare_earlier()
    shutil.rmtree(bench.data / bench.shelf.history()[1].path)
    assert refusal(lambda: bench.shelf.use(prepared.token, ADMIN)) is Refusal.CHANGED


def test_a_damaged_copy_is_made_anew_when_the_same_files_are_kept_again(bench: Bench) -> None:
    file = bench.data / bench.shelf.serving.used.path / "first" / "page.yaml"
    file.write_bytes(b"")
    bench.swap()
    assert (bench.restart().skipped, file.stat().st_size > 0) == ((), True)


def test_files_that_differ_in_a_comment_are_kept_beside_each_other(bench: Bench) -> None:
    file = bench.coverage / "first" / "page.yaml"
    file.write_bytes(file.read_bytes() + b"# looked at\n")
    bench.swap()
    assert (len(bench.versions()), len(bench.shelf.history())) == (2, 1)


# how long versions are kept


def test_old_versions_go_and_the_one_in_use_stays(bench: Bench) -> None:
    bench.write(SECOND)
    bench.swap()
    bench.clock.pass_(days=400)
    old, used = bench.shelf.history()[1].path, bench.shelf.serving.used.path
    bench.shelf.drop((*bench.store.purge(bench.clock(), Retention()).paths, used))
    assert [f"versions/{one.name}" for one in bench.versions()] == [used]
    assert old != used
    assert bench.restart().way is None


def test_a_version_that_a_kill_left_unknown_goes_with_the_next_purge(bench: Bench) -> None:
    bench.write(SECOND)
    bench.swap()
    bench.clock.pass_(days=400)
    bench.store.purge(bench.clock(), Retention())
    bench.restart()
    old = bench.kept - {bench.shelf.serving.used.path}
    bench.shelf.drop(())
    assert old < bench.kept, "it was in use when the oldest word was noted, as far as its time tells"
    os.utime(bench.data / old.pop(), (1, 1))
    bench.shelf.drop(())
    assert bench.kept == {bench.shelf.serving.used.path}


def test_a_kill_while_a_version_is_removed_leaves_it_whole_or_gone(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write(SECOND)
    bench.swap()
    old = bench.shelf.history()[1].path
    bench.clock.pass_(days=400)
    paths = bench.store.purge(bench.clock(), Retention()).paths
    killing(monkeypatch, os, "rmdir", 1)
    with pytest.raises(Killed):
        bench.shelf.drop(paths)
    monkeypatch.undo()
    assert old not in bench.kept
    bench.restart()
    assert [f"versions/{one.name}" for one in bench.versions()] == [bench.shelf.serving.used.path]


def test_without_its_store_no_version_is_taken_for_unknown(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.write(SECOND)
    bench.swap()
    monkeypatch.setattr(bench.store.versions, "noted", dict)
    os.utime(bench.data / bench.shelf.history()[1].path, (1, 1))
    bench.shelf.drop(())
    assert len(bench.kept) == 2


def test_a_path_never_leads_out_of_the_kept_versions(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    bench.shelf.drop(["../../mine", "..", ".", "", "/"])
    assert (tmp_path / "mine").is_dir()
    assert len(bench.versions()) == 1


def test_a_kept_version_is_summed_as_other_tools_read_it(bench: Bench) -> None:
    folder = bench.data / bench.shelf.serving.used.path
    digest, place = (folder / "SHA256SUMS").read_text("utf-8").split()
    assert (len(digest), place) == (64, "first/page.yaml")
    assert Archive(bench.data).read(bench.shelf.serving.used.path).pages == files.read(bench.coverage).pages


# the question set


def question(words: str, name: str) -> str:
    asked = {"id": words, "turns": [words], "kind": "passage", "speakers": [name], "quotes": [words]}
    return json.dumps(asked) + "\n"


def test_the_question_set_is_asked_before_and_after(bench: Bench) -> None:
    bench.shelf.trial.file.write_text(question("修到", "王一") + question("自来水", "赵三"), "utf-8")
    bench.write(SECOND)
    tried = bench.shelf.prepare().tried
    assert isinstance(tried, Tried)
    assert (tried.before, tried.after) == (Figures(2, 1, 0, 1, 0), Figures(2, 2, 0, 0, 0))
    assert [one.question.id for one in tried.turned] == ["自来水"]


def test_without_a_question_set_there_are_no_figures(bench: Bench) -> None:
    assert bench.shelf.prepare().tried is None


def test_a_question_set_that_is_none_is_a_fault_and_holds_up_no_coverage(bench: Bench) -> None:
    bench.shelf.trial.file.write_text("{", "utf-8")
    prepared = bench.shelf.prepare()
    assert isinstance(prepared.tried, QuestionSetFault)
    assert "questions.jsonl: line 1" in str(prepared.tried)
    bench.shelf.use(prepared.token, ADMIN)


def test_the_question_set_is_asked_of_the_library_in_use_as_of_one_without_vectors(tmp_path: Path) -> None:
    def not_asked(*_: object) -> None:
        raise AssertionError("only the words are to be looked at")

    def ask(library: Library, turns: Sequence[str]) -> Outcome:
        reply, context = answer(turns[0], Context(), library)
        assert isinstance(reply, Quote)
        assert isinstance(answer(turns[1], context, library)[0], NotFound)
        return Outcome("not_found", "")

    plain = library_of(coverage_of([FIRST]))
    seeing = replace(plain, look=not_asked, read=not_asked, tell=not_asked, alike=not_asked)
    asked = {"id": "1", "turns": ["路修到家门口吗", "那空出来的地方干啥用呢"], "kind": "followup"}
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps(asked), "utf-8")
    assert Trial(file, 10, ask).of(seeing, plain) is not None


def test_of_too_many_questions_some_are_asked_from_all_of_the_set(bench: Bench) -> None:
    lines = [question(str(number), "王一") for number in range(120)]
    bench.shelf.trial.file.write_text("".join(lines), "utf-8")
    tried = bench.shelf.prepare().tried
    assert isinstance(tried, Tried)
    assert (tried.number, tried.asked) == (120, 40)


# what is noted beside a version


def test_what_changed_is_noted_beside_a_version(bench: Bench) -> None:
    bench.write(SECOND)
    bench.swap()
    noted = What.read(bench.shelf.history()[0].what)
    assert noted == What(Way.RELOAD, {"pages": (1, 0, 0), "speeches": (1, 0, 0), "passages": (1, 0, 0)})


@pytest.mark.parametrize("written", ["", "by hand", "[]", '{"way": "x"}', '{"way": "first", "pages": 3}'])
def test_what_is_noted_otherwise_is_not_guessed_at(written: str) -> None:
    assert What.read(written) is None


def test_words_that_changed_their_speaker_are_found_in_a_reload(bench: Bench) -> None:
    bench.empty(a_page(a_speech("王一", WATER), a_speech("李二", ROAD), page_id="first"))
    assert [one.to_another for one in bench.shelf.prepare().comparison.moved] == [True]


class Meddling:
    """A trial during which something else happens."""

    def __init__(self, trial: object, meddle: object) -> None:
        self._trial, self._meddle = trial, meddle

    def of(self, *libraries: Library) -> object:
        self._meddle()  # type: ignore[operator]
        return self._trial.of(*libraries)  # type: ignore[attr-defined]
