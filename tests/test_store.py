"""What is kept: of whom, for how long, and that what is gone is gone. On PostgreSQL too where a server is given."""

import os
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Connection, func, select, text
from stores import SECRET, START, SetClock, a_store, all_bytes, chat, counted, emptied, person, shown

from bot.store import Mistake, Outcome, Place, Retention, Store, StoreFault, chat_key, person_key, schema, secret
from bot.store.gaps import MOST, as_kept
from bot.store.impersonal import impersonal
from bot.store.people import dumped, loaded
from bot.store.tables import askers, metadata
from knowledge.asked import Context

SERVER = os.environ.get("TEST_POSTGRESQL_URL", "")
PLACES = ["sqlite", "postgresql"] if SERVER else ["sqlite"]


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(params=PLACES)
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    url = emptied(SERVER) if request.param == "postgresql" else ""
    store = a_store(tmp_path, clock, url)
    assert store.start()
    yield store
    assert store.trouble is None
    store.close()


@pytest.fixture
def file_store(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    store = a_store(tmp_path, clock)
    yield store
    store.close()


# -- tables --


def test_the_migrations_make_the_tables_that_the_store_uses(store: Store) -> None:
    with store.edge.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert not differences


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        store = a_store(tmp_path)
        assert store.start()
        assert store.people.choose_language(person(1), "en")
        store.close()


def test_the_file_and_its_folder_are_their_owners_alone(file_store: Store, tmp_path: Path) -> None:
    file_store.votes.cast(person(1), "p1", good=True)
    modes = {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {0o600}


# -- keys --


def test_the_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    made = secret(tmp_path / "data")
    assert secret(tmp_path / "data") == made
    assert len(made) == 64
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o777 == 0o600


def test_a_short_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("short", "ascii")
    with pytest.raises(StoreFault, match="at least 16"):
        secret(tmp_path)


def test_a_private_chat_and_its_person_have_different_keys() -> None:
    assert person_key(SECRET, 77) == person_key(SECRET, "77") != chat_key(SECRET, 77)
    assert re.fullmatch("[0-9a-f]{64}", person_key(SECRET, 77))


def test_only_files_and_servers_are_places() -> None:
    for url in ("mysql://host/name", "sqlite://", "nonsense"):
        with pytest.raises(StoreFault, match=r"^store\.url: "):
            Place(Path("data"), url)


# -- visitors --


def test_a_language_is_kept_until_it_is_taken_back(store: Store) -> None:
    assert store.people.language(person(1)) is None
    store.people.choose_language(person(1), "zh-Hant")
    assert store.people.language(person(1)) == "zh-Hant"
    assert store.people.language(person(2)) is None
    store.people.choose_language(person(1), None)
    assert store.people.language(person(1)) is None


def test_what_was_shown_is_recalled_by_person_and_chat_until_a_long_silence(store: Store, clock: SetClock) -> None:
    context = Context(speaker="luofang", passages=("a", "b"), topic="就业")
    shown(store, person(1), chat(5), context)
    clock.pass_(seconds=1800)
    assert store.people.recall(person(1), chat(5), 1800) == context
    assert store.people.recall(person(1), chat(6), 1800) == Context()
    assert store.people.recall(person(2), chat(5), 1800) == Context()
    clock.pass_(seconds=1)
    assert store.people.recall(person(1), chat(5), 1800) == Context()
    shown(store, person(1), chat(5), context)
    store.people.cancel(person(1), chat(5))
    assert store.people.recall(person(1), chat(5), 1800) == Context()


SHOWN = Context(speaker="luofang", passages=("a", "b"), topic="就业")


def test_what_is_pending_is_kept_together_and_once(store: Store) -> None:
    store.pending.keep(person(1), chat(1), Context(topic="养老"))
    store.pending.keep(person(1), chat(1), SHOWN)
    store.pending.count(questions=1, quote=1)
    store.pending.count(questions=1)
    store.pending.unanswered(person(1), "火星移民")
    assert store.people.recall(person(1), chat(1), 60) == Context()
    assert store.pending.settle()
    assert store.pending.settle()
    assert not store.pending
    assert store.people.recall(person(1), chat(1), 60) == SHOWN
    assert store.counts.today() == {"questions": 2, "quote": 1}
    assert [(gap.question, gap.people) for gap in store.gaps.open()] == [("火星移民", 1)]


def test_what_is_pending_is_recalled_until_a_long_silence(store: Store, clock: SetClock) -> None:
    assert store.pending.recall(person(1), chat(1), 60) is None
    store.pending.keep(person(1), chat(1), SHOWN)
    assert store.pending.recall(person(1), chat(1), 60) == SHOWN
    clock.pass_(seconds=61)
    assert store.pending.recall(person(1), chat(1), 60) == Context()
    store.pending.cancel(person(1), chat(1))
    assert store.pending.recall(person(1), chat(1), 60) is None


def test_closing_keeps_what_is_pending(tmp_path: Path, clock: SetClock) -> None:
    store = a_store(tmp_path, clock)
    store.pending.keep(person(1), chat(1), SHOWN)
    store.pending.count(questions=1)
    store.close()
    again = a_store(tmp_path, clock)
    assert again.people.recall(person(1), chat(1), 60) == SHOWN
    assert again.counts.today() == {"questions": 1}
    again.close()


def test_who_is_forgotten_has_nothing_pending(store: Store) -> None:
    for one in (1, 2):
        store.pending.keep(person(one), chat(one), SHOWN)
        store.pending.unanswered(person(one), "火星移民")
    assert store.forget(person(1))
    assert store.pending.settle()
    assert store.people.recall(person(1), chat(1), 60) == Context()
    assert store.people.recall(person(2), chat(2), 60) == SHOWN
    assert [gap.people for gap in store.gaps.open()] == [1]


def test_of_what_several_asked_meanwhile_each_counts_once(store: Store) -> None:
    for question in ("火星移民", "火星移民？", "月球基地"):
        for one in (1, 2, 3) if question.startswith("火星") else (2,):
            store.pending.unanswered(person(one), question)
    assert store.pending.settle()
    store.pending.unanswered(person(3), "火星移民")
    store.pending.unanswered(person(4), "火星移民")
    assert store.pending.settle()
    assert [(gap.question, gap.people) for gap in store.gaps.open()] == [("火星移民", 4), ("月球基地", 1)]


def test_what_came_while_it_settled_is_settled_next(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.pending.keep(person(1), chat(1), Context(topic="养老"))
    store.pending.count(questions=1)
    write = store.edge.write

    @contextmanager
    def slow(durable: bool = True) -> Iterator[Connection]:
        with write(durable) as connection:
            yield connection
            store.pending.keep(person(1), chat(1), SHOWN)
            store.pending.count(questions=1)

    with monkeypatch.context() as patched:
        patched.setattr(store.edge, "write", slow)
        assert store.pending.settle()
    assert store.pending
    assert store.pending.settle()
    assert store.people.recall(person(1), chat(1), 60) == SHOWN
    assert store.counts.today() == {"questions": 2}


def test_a_thing_pending_that_the_database_refuses_stops_nothing_after_it(store: Store) -> None:
    store.pending.keep(person(1), "\ud800", SHOWN)
    assert not store.pending.settle()
    store.pending.keep(person(2), chat(2), SHOWN)
    assert store.pending.settle()
    assert store.people.recall(person(2), chat(2), 60) == SHOWN


words = st.text(max_size=8)
some = st.lists(words, max_size=4).map(tuple)


@given(st.builds(Context, st.none() | words, some, st.none() | words, some, some, st.none() | words))
@example(Context(topic="@0", unsaid="@0"))
def test_a_context_comes_back_as_it_was_but_for_what_may_point_to_a_person(context: Context) -> None:
    topic, unsaid = (words and impersonal(words) for words in (context.topic, context.unsaid))
    assert loaded(dumped(context)) == replace(context, topic=topic, unsaid=unsaid)


@pytest.mark.parametrize("kept", ["", "{", "[]", "7", '{"gone": 1}', '{"passages": [1]}', '{"topic": ["x"]}'])
def test_a_context_that_cannot_be_read_is_an_empty_one(kept: str) -> None:
    assert loaded(kept) == Context()


# -- feedback --


def test_a_person_has_one_vote_a_passage_and_may_change_it(store: Store) -> None:
    store.votes.cast(person(1), "p1", good=False, reason="beside", version="v1")
    store.votes.cast(person(2), "p1", good=False, reason="beside", version="v1")
    store.votes.cast(person(2), "p2", good=True)
    assert store.votes.cast(person(1), "p1", good=True, version="v2")
    vote = store.votes.of(person(1), "p1")
    assert vote is not None
    assert (vote.good, vote.reason, vote.version, vote.at) == (True, None, "v2", START)
    assert [(t.passage, t.good, t.bad, t.reasons) for t in store.votes.tallies()] == [
        ("p1", 1, 1, {"beside": 1}),
        ("p2", 1, 0, {}),
    ]
    store.votes.withdraw(person(1), "p1")
    assert store.votes.of(person(1), "p1") is None


def test_a_correction_is_settled_and_its_reporter_told_once(store: Store, clock: SetClock) -> None:
    number = store.corrections.report(person(1), "p1", Mistake.WRONG_PERSON, chat="4711", version="v1")
    silent = store.corrections.report(person(2), "p1", Mistake.CUT_SHORT)
    assert number is not None
    assert silent is not None
    assert [c.id for c in store.corrections.open()] == [number, silent]
    assert store.corrections.to_tell() == ()
    clock.pass_(hours=1)
    assert store.corrections.settle(number, by=person(9))
    assert store.corrections.settle(silent, by=person(9))
    assert not store.corrections.settle(number, by=person(8))
    (waiting,) = store.corrections.to_tell()
    assert (waiting.chat, waiting.correction.id, waiting.correction.settled_by) == ("4711", number, person(9))
    store.corrections.told(number)
    assert store.corrections.to_tell() == ()
    assert store.corrections.open() == ()


def test_word_of_a_report_is_in_the_language_chosen_or_else_in_that_of_the_report(store: Store) -> None:
    for one, chosen in ((1, None), (2, "zh-Hant")):
        if chosen:
            store.people.choose_language(person(one), chosen)
        number = store.corrections.report(person(one), "p1", Mistake.CUT_SHORT, chat=f"{one}", language="en")
        assert number
        store.corrections.settle(number, person(9))
    assert [one.language for one in store.corrections.to_tell()] == ["en", "zh-Hant"]


def test_the_same_report_by_the_same_person_is_one_report(store: Store) -> None:
    first = store.corrections.report(person(1), "p1", Mistake.CUT_SHORT)
    assert store.corrections.report(person(1), "p1", Mistake.CUT_SHORT, chat="4711") == first
    assert store.corrections.report(person(2), "p1", Mistake.CUT_SHORT) != first
    assert store.corrections.report(person(1), "p1", Mistake.WRONG_SOURCE) != first


def test_a_number_is_never_given_to_something_else(store: Store, clock: SetClock) -> None:
    number = store.corrections.report(person(1), "p1", Mistake.CUT_SHORT)
    clock.pass_(days=366)
    store.purge(clock.now, Retention())
    assert number is not None
    assert store.corrections.open() == ()
    assert store.corrections.report(person(1), "p1", Mistake.CUT_SHORT) != number


def test_who_cannot_be_reached_is_told_nothing_and_the_others_are(store: Store) -> None:
    for one in (1, 2):
        number = store.corrections.report(person(one), "p1", Mistake.CUT_SHORT, chat=f"100{one}")
        assert number is not None
        store.corrections.settle(number, by=person(9))
    assert [waiting.chat for waiting in store.corrections.to_tell()] == ["1001", "1002"]
    assert store.addresses.unreachable("1001")
    assert [waiting.chat for waiting in store.corrections.to_tell()] == ["1002"]


# -- gaps --


def test_a_chat_that_cannot_be_reached_leaves_no_byte(file_store: Store, tmp_path: Path) -> None:
    assert file_store.corrections.report(person(1), "p1", Mistake.CUT_SHORT, chat="-1009876543210")
    assert b"-1009876543210" in all_bytes(tmp_path)
    assert file_store.addresses.unreachable("-1009876543210")
    assert b"-1009876543210" not in all_bytes(tmp_path)


def test_a_gap_counts_different_people_however_they_write_it(store: Store, clock: SetClock) -> None:
    for one, question in [(1, "有人谈到养老吗?"), (1, "有人谈到养老吗"), (2, "有人談到 養老嗎？！"), (3, "地铁")]:
        store.gaps.asked(person(one), question, Outcome.NOT_FOUND)
    clock.pass_(days=2)
    store.gaps.asked(person(4), "有人谈到养老吗", Outcome.DOWN_VOTED)
    store.gaps.asked(person(4), "有人谈到养老吗", Outcome.NOT_FOUND)
    found = [(g.question, g.outcome.value, g.people, g.first, g.last) for g in store.gaps.open()]
    today = date(2024, 1, 20)
    assert found == [
        ("有人谈到养老吗", "not_found", 3, START.date(), today),
        ("有人谈到养老吗", "down_voted", 1, today, today),
        ("地铁", "not_found", 1, START.date(), START.date()),
    ]


def test_a_gap_that_was_done_opens_again_when_it_is_asked_again(store: Store) -> None:
    for one in (1, 2):
        store.gaps.asked(person(one), "养老", Outcome.NOT_FOUND)
    (gap,) = store.gaps.open()
    assert store.gaps.done(gap.id)
    assert not store.gaps.done(gap.id)
    assert store.gaps.open() == ()
    store.gaps.asked(person(1), "养老", Outcome.NOT_FOUND)
    assert [(g.id, g.people) for g in store.gaps.open()] == [(gap.id, 1)]


def test_a_gap_taken_back_by_all_who_asked_is_gone(store: Store) -> None:
    for one in (1, 2):
        store.gaps.asked(person(one), "养老", Outcome.DOWN_VOTED)
    store.gaps.withdraw(person(1), "养老", Outcome.DOWN_VOTED)
    assert [g.people for g in store.gaps.open()] == [1]
    store.gaps.withdraw(person(2), "养老", Outcome.DOWN_VOTED)
    store.gaps.withdraw(person(2), "从未问过", Outcome.DOWN_VOTED)
    assert store.gaps.open() == ()


def test_the_questions_of_one_person_cannot_be_put_together(store: Store) -> None:
    for question in ("养老", "地铁", "就业"):
        store.gaps.asked(person(1), question, Outcome.NOT_FOUND)
    with store.edge.read() as connection:
        assert connection.scalar(select(func.count(askers.c.mark.distinct()))) == 3


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("我的电话13812345678，养老怎么办", "我的电话养老怎么办"),
        ("call 138-1234-5678", "call"),
        ("@congress_bot 养老", "养老"),
        ("写信到zhang.san@example.org问问", "写信到问问"),
        ("看https://example.org/a?b=1 养老", "看养老"),
        ("t.me/annaqq 地铁", "地铁"),
        ("看www.example.org/a?b=1，养老", "看养老"),
        ("加我微信zhangsan_88 地铁几号线", "加我地铁几号线"),
        ("QQ 81234 地铁在哪", "地铁在哪"),
        ("微信号是：zhang-san88，养老", "养老"),
        ("微信支付2021年能交社保吗", "微信支付2021年能交社保吗"),
        ("我叫张三，住建设路12号3栋，地铁吵", "地铁吵"),
        ("我叫欧阳修，地铁", "地铁"),
        ("我姓王怎么办低保", "怎么办低保"),
        ("我叫不到车怎么办", "我叫不到车怎么办"),
        ("人民中路一百二十号漏水", "漏水"),
        ("住3栋2单元501，电梯坏了", "住电梯坏了"),
        ("车牌湘B12345 地铁", "车牌地铁"),
        ("粤B·D12345停哪里", "停哪里"),
        ("地铁2号线经过建设路吗", "地铁2号线经过建设路吗"),
        ("GDP增长6.5，5G基站3.0版", "gdp增长6 5 5g基站3 0版"),
        ("２０２１年 谁 谈 了 AI Lab", "2021年谁谈了ai lab"),
        ("?!…", ""),
        ("养\0老\ud800", "养老"),
        ("好" * 1000, "好" * MOST),
    ],
)
def test_a_question_is_kept_without_what_points_to_a_person(asked: str, kept: str) -> None:
    assert as_kept(asked) == kept


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(), max_size=30))
def test_any_text_can_be_asked(file_store: Store, question: str) -> None:
    assert file_store.gaps.asked(person(1), question, Outcome.NOT_FOUND) is bool(as_kept(question))
    assert file_store.trouble is None


# -- versions, counters, notices --


def test_the_version_in_use_is_the_last_that_was_put_in_use(store: Store, clock: SetClock) -> None:
    assert store.versions.history() == ()
    store.versions.use("aaa", "versions/aaa", "12 passages")
    clock.pass_(days=1)
    store.versions.use("bbb", "versions/bbb", "+3", by=person(9))
    store.versions.use("aaa", "versions/aaa", "rollback", by=person(9))
    (in_use,) = store.versions.history(1)
    assert (in_use.hash, in_use.path, in_use.by, in_use.at) == ("aaa", "versions/aaa", person(9), clock.now)
    assert [(v.hash, v.by) for v in store.versions.history()] == [("aaa", person(9)), ("bbb", person(9)), ("aaa", None)]


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    before = a_store(tmp_path)
    before.versions.use("aaa", "versions/aaa", "first")
    before.notices.queue("gone", page="p1")
    before.close()
    after = a_store(tmp_path)
    assert [version.hash for version in after.versions.history()] == ["aaa"]
    assert [n.details for n in after.notices.waiting()] == [{"page": "p1"}]
    after.close()


def test_counters_are_of_the_clocks_day(store: Store, clock: SetClock) -> None:
    counted(store, questions=1, quote=1)
    counted(store, questions=2)
    assert store.counts.today() == {"questions": 3, "quote": 1}
    clock.pass_(days=1)
    assert store.counts.today() == {}
    counted(store, questions=1)
    assert store.counts.today() == {"questions": 1}
    clock.pass_(days=-1)
    assert store.counts.today() == {"questions": 3, "quote": 1}


def test_a_notice_that_happens_again_is_counted_and_one_that_happens_while_it_is_told_stays(store: Store) -> None:
    for _ in range(3):
        store.notices.queue("error", where="render")
    store.notices.queue("error", where="search")
    first, second = store.notices.waiting()
    assert (first.kind, first.details, first.times, second.times) == ("error", {"where": "render"}, 3, 1)
    store.notices.queue("error", where="render")
    store.notices.sent(first, second)
    assert [n.times for n in store.notices.waiting()] == [4]


# -- retention --


def a_busy_day(store: Store) -> None:
    store.people.choose_language(person(1), "en")
    shown(store, person(2), chat(2), Context(topic="很久以前的话题"))
    store.votes.cast(person(3), "p1", good=True)
    number = store.corrections.report(person(4), "p1", Mistake.CUT_SHORT, chat="987654321")
    assert number is not None
    store.gaps.asked(person(5), "很久以前的问题", Outcome.NOT_FOUND)
    store.versions.use("aaa", "versions/aaa", "first", by=person(6))
    store.versions.use("bbb", "versions/bbb", "second", by=person(6))
    counted(store, questions=1)
    store.notices.queue("error", where="render")


@pytest.mark.parametrize("kind", ["preferences", "feedback", "corrections", "gaps", "versions", "counts", "notices"])
def test_each_kind_is_kept_for_its_own_days_and_no_longer(store: Store, kind: str) -> None:
    a_busy_day(store)
    ever = dict.fromkeys(Retention.__slots__, 10_000) | {"conversation": 10**9}
    keep = Retention(**ever | {kind: 5})
    table = "people" if kind == "preferences" else kind
    assert not store.purge(START + timedelta(days=5), keep).rows
    assert store.purge(START + timedelta(days=6, seconds=1), keep).rows[table] == 1


def test_after_its_time_nothing_but_the_version_in_use_and_who_chose_it_is_left(store: Store, tmp_path: Path) -> None:
    a_busy_day(store)
    purged = store.purge(START + timedelta(days=3650), Retention())
    assert purged.paths == ("versions/aaa",)
    with store.edge.read() as connection:
        left = {t.name: connection.scalar(select(func.count()).select_from(t)) for t in metadata.sorted_tables}
    assert {name: count for name, count in left.items() if count} == {"people": 1, "versions": 1}
    bytes_left = all_bytes(tmp_path)
    for gone in (*map(person, (1, 2, 3, 4, 5)), chat(2), "987654321", "很久以前"):
        assert gone.encode() not in bytes_left


# -- forgetting --


class Forgetting(RuleBasedStateMachine):
    """Whatever people did, in whatever order, who was forgotten is nowhere in the data folder."""

    people = st.integers(1, 6)
    passages = st.sampled_from(["p1", "p2", "p3"])

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name)
        self.clock = SetClock()
        self.store = a_store(self.path, self.clock)
        self.forgotten: set[int] = set()

    def chat_id(self, one: int) -> str:
        return f"-10098765{one}4321"

    def came(self, one: int) -> str:
        self.forgotten.discard(one)
        return person(one)

    @rule(one=people, size=st.integers(0, 400))
    def is_shown_something(self, one: int, size: int) -> None:
        context = Context(topic="话" * size, passages=(f"shown-{one}-only",))
        assert shown(self.store, self.came(one), chat(one), context)

    @rule(one=people)
    def is_shown_something_and_asks_in_vain_a_moment_ago(self, one: int) -> None:
        self.store.pending.keep(self.came(one), chat(one), Context(passages=(f"shown-{one}-only",)))
        self.store.pending.unanswered(person(one), f"question that {one} alone asked")

    @rule()
    def a_moment_passes(self) -> None:
        assert self.store.pending.settle()

    @rule(one=people, passage=passages, good=st.booleans())
    def votes(self, one: int, passage: str, good: bool) -> None:
        assert self.store.votes.cast(self.came(one), passage, good)

    @rule(one=people, passage=passages)
    def reports(self, one: int, passage: str) -> None:
        assert self.store.corrections.report(self.came(one), passage, Mistake.CUT_SHORT, self.chat_id(one))

    @rule(one=people)
    def asks_in_vain(self, one: int) -> None:
        assert self.store.gaps.asked(self.came(one), f"question that {one} alone asked", Outcome.NOT_FOUND)
        assert self.store.gaps.asked(self.came(one), "question of many", Outcome.NOT_FOUND)

    @rule(one=people)
    def settles_everything(self, one: int) -> None:
        for correction in self.store.corrections.open():
            assert self.store.corrections.settle(correction.id, by=self.came(one))

    @rule(one=people)
    def puts_a_version_in_use(self, one: int) -> None:
        assert self.store.versions.use("aaa", "versions/aaa", "", by=self.came(one))

    @rule()
    def passes_a_day(self) -> None:
        self.clock.pass_(days=1)
        self.store.purge(self.clock.now, Retention())

    @rule()
    def restarts(self) -> None:
        self.store.close()
        self.store = a_store(self.path, self.clock)
        assert self.store.start()

    @rule(one=people)
    def asks_to_be_forgotten(self, one: int) -> None:
        assert self.store.forget(person(one))
        self.forgotten.add(one)

    @invariant()
    def nobody_forgotten_is_left(self) -> None:
        left = all_bytes(self.path)
        for one in self.forgotten:
            for gone in (person(one), chat(one), self.chat_id(one), f"shown-{one}-only", f"that {one} alone"):
                assert gone.encode() not in left

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


Forgetting.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
TestForgetting = Forgetting.TestCase


@pytest.mark.parametrize("seed", [0, 2])
def test_forgetting_wipes_what_sqlite_alone_would_leave_in_split_pages(
    file_store: Store, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    here: list[int] = []
    gone: list[int] = []
    with file_store.edge.write() as connection:
        for number in range(seed * 10_000, seed * 10_000 + 1500):
            row = {"key": person(number), "passage": "x" * chance.randint(1, 120)}
            connection.execute(text("INSERT INTO people (key, since, seen) VALUES (:key, 0, '2024-01-18')"), row)
            connection.execute(text("INSERT INTO notices VALUES (NULL, :key, 'k', :passage, 1, 0)"), row)
            here.append(number)
            if chance.random() < 0.4:
                gone.append(here.pop(chance.randrange(len(here))))
                left = {"key": person(gone[-1])}
                connection.execute(text("DELETE FROM people WHERE key = :key"), left)
                connection.execute(text("DELETE FROM notices WHERE digest = :key"), left)
    assert file_store.forget(person(here[0]))
    found = all_bytes(tmp_path)
    assert not [number for number in gone if person(number).encode() in found]


def test_whoever_is_forgotten_is_in_no_byte_of_the_log_the_copy_or_the_file(file_store: Store, tmp_path: Path) -> None:
    """Where they were: in the table, in the copy, and in the log of what was written since."""
    file_store.people.choose_language(person(1), "en")
    file_store.purge(file_store.edge.clock(), Retention())
    file_store.votes.cast(person(1), "p1", good=True)
    file_store.corrections.report(person(1), "p1", Mistake.CUT_SHORT, chat="-1009876543210")
    place = file_store.place
    log = place.file.with_name(f"{place.file.name}-wal")
    assert person(1).encode() in place.copy.read_bytes()
    assert b"-1009876543210" in log.read_bytes()
    assert file_store.forget(person(1))
    for file in (place.copy, place.file, log):
        assert person(1).encode() not in file.read_bytes()
    assert b"-1009876543210" not in all_bytes(tmp_path)


def test_a_mistake_reported_by_somebody_forgotten_stays_as_nobodys(store: Store) -> None:
    number = store.corrections.report(person(1), "p1", Mistake.CUT_SHORT, chat="4711")
    assert number is not None
    assert store.forget(person(1))
    assert [c.id for c in store.corrections.open()] == [number]
    store.corrections.settle(number, by=person(2))
    assert store.corrections.to_tell() == ()


def test_forgetting_one_leaves_the_others(store: Store) -> None:
    for one in (1, 2):
        store.people.choose_language(person(one), "en")
        store.gaps.asked(person(one), "养老", Outcome.NOT_FOUND)
    assert store.forget(person(1))
    assert store.people.language(person(2)) == "en"
    assert [g.people for g in store.gaps.open()] == [1]


# -- copies --


def test_a_copy_is_one_file_that_can_be_put_back(file_store: Store, tmp_path: Path) -> None:
    file_store.versions.use("aaa", "versions/aaa", "first")
    file_store.backup(tmp_path / "away" / "copy.sqlite3")
    file_store.versions.use("bbb", "versions/bbb", "second")
    assert [path.name for path in (tmp_path / "away").iterdir()] == ["copy.sqlite3"]
    file_store.restore(tmp_path / "away" / "copy.sqlite3")
    assert [version.hash for version in file_store.versions.history()] == ["aaa"]


def test_a_copy_put_back_is_seen_by_a_process_that_runs(file_store: Store, tmp_path: Path) -> None:
    file_store.votes.cast(person(1), "p1", good=True)
    file_store.backup(tmp_path / "copy")
    file_store.votes.withdraw(person(1), "p1")
    other = a_store(tmp_path)
    other.restore(tmp_path / "copy")
    other.close()
    assert file_store.votes.of(person(1), "p1") is not None
    assert file_store.votes.cast(person(1), "p2", good=True)


def test_who_was_forgotten_after_a_copy_was_made_stays_forgotten(
    file_store: Store, clock: SetClock, tmp_path: Path
) -> None:
    away = tmp_path / "away" / "copy"
    for one in (1, 2):
        file_store.people.choose_language(person(one), "en")
    file_store.backup(away)
    clock.pass_(days=1)
    file_store.forget(person(1))
    file_store.restore(away)
    away.unlink()
    assert file_store.people.language(person(2)) == "en"
    assert file_store.people.language(person(1)) is None
    assert person(1).encode() not in all_bytes(tmp_path)


@pytest.mark.parametrize("content", [None, b"", b"nothing like it" * 1000])
def test_what_is_no_copy_is_refused_and_changes_nothing(
    file_store: Store, tmp_path: Path, content: bytes | None
) -> None:
    file_store.people.choose_language(person(1), "en")
    if content is not None:
        (tmp_path / "copy").write_bytes(content)
    with pytest.raises(StoreFault, match="copy"):
        file_store.restore(tmp_path / "copy")
    assert file_store.people.language(person(1)) == "en"


def test_a_copy_of_a_newer_release_is_refused(file_store: Store, tmp_path: Path) -> None:
    file_store.people.choose_language(person(1), "en")
    with file_store.edge.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    file_store.backup(tmp_path / "copy")
    with file_store.edge.write() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{schema.NEWEST}'"))
    with pytest.raises(StoreFault, match="newer release"):
        file_store.restore(tmp_path / "copy")
    assert file_store.people.language(person(1)) == "en"


@pytest.mark.skipif(not SERVER, reason="no TEST_POSTGRESQL_URL")
def test_a_server_is_copied_by_its_own_tools(tmp_path: Path) -> None:
    store = a_store(tmp_path, url=SERVER)
    with pytest.raises(StoreFault, match="pg_dump"):
        store.backup(tmp_path / "copy")
    store.close()


def test_a_chat_that_was_told_is_in_no_byte_of_the_folder(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.start()
    number = store.corrections.report(person(1), "passage", Mistake.CUT_SHORT, chat="8127364550")
    assert number is not None
    store.corrections.settle(number, person(2))
    assert b"8127364550" in all_bytes(tmp_path)
    store.corrections.told(number)
    assert b"8127364550" not in all_bytes(tmp_path)
    store.close()


@pytest.mark.parametrize(
    "words",
    [
        "手里一组数据", "家里三层能加装电梯吗", "村里一座桥塌了", "我们村5组什么时候通自来水",
        "新华路二号隧道什么时候通",
        "株洲大道12号工程什么时候开工", "第5栋安置房什么时候交", "我叫高铁怎么走", "3号线什么时候通",
    ],
)  # fmt: skip
def test_what_is_no_persons_stays(words: str) -> None:
    assert impersonal(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "天台山庄3号楼1502",
        "3号楼2单元501",
        "我叫 张三",
        "我叫：张三",
        "加我V zhangsan88",
        "QQ:1234",
        "湘·B12345",
        "人民路20号院",
    ],
)
def test_what_points_to_a_person_goes_however_it_is_parted(words: str) -> None:
    assert not impersonal(words).strip()
