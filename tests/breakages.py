"""Whether the tests can fail: the code is broken in one place at a time, in a copy, and the tests named must notice.

python -m tests.breakages [WORDS]; with words only those breakages whose name holds them. It ends with 1 where one was
not noticed, or where the code has changed so that it cannot be broken in this way any more.
"""

import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.building import ROOT

LONGEST: Final = 300.0
"""Seconds after which a test that hangs has noticed."""


@dataclass(frozen=True, slots=True)
class Breakage:
    """What is broken in words, the file, what stands there once, what stands there instead, and who must notice."""

    name: str
    file: str
    whole: str
    broken: str
    tests: str


def is_noticed(one: Breakage, copy: Path) -> bool | None:
    """Whether a test fails; None where what is to be broken does not stand there once."""
    file = copy / one.file
    text = file.read_text("utf-8")
    if text.count(one.whole) != 1:
        return None
    file.write_text(text.replace(one.whole, one.broken), "utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *shlex.split(one.tests)]
        ended = subprocess.run(command, cwd=copy, capture_output=True, timeout=LONGEST, check=False)
        return ended.returncode == 1  # not where there was no such test
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(text, "utf-8")


def main() -> None:
    wanted, failed = " ".join(sys.argv[1:]), 0
    chosen = [one for one in BREAKAGES if wanted in one.name]
    with TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".audit", "*cache*"))
        for one in chosen:
            outcome = is_noticed(one, copy)
            failed += not outcome
            said = {True: "noticed", False: "NOT NOTICED", None: "CANNOT BE BROKEN SO"}[outcome]
            print(f"{said}: {one.name} ({one.file})", flush=True)  # noqa: T201 -- what a person waits for
    print(f"{len(chosen)} breakages, {len(chosen) - failed} noticed")  # noqa: T201 -- the same
    sys.exit(bool(failed))


# fmt: off
BREAKAGES: Final = (
    Breakage("nothing set aside is read again", "bot/delivery/journal_file.py",
        "self.kept[update[\"update_id\"]] = update", "pass", "tests/test_queue.py -k 'no_kill or set_aside'"),
    Breakage("polls confirm what is not answered", "bot/delivery/polling.py",
        "return min((*self._held(), self._next)) if self._next else 0",
        "return self._next", "tests/test_queue.py -k 'confirmed or no_kill'"),
    Breakage("no secret is asked for at the webhook", "bot/delivery/webhook.py",
        "is_secret = hmac.compare_digest(given, self._secret)", "is_secret = True", "tests/test_webhook.py -k secret"),
    Breakage("a broken message is not sent again", "bot/delivery/verdict.py",
        "dropped: Lost = Lost.REPEAT",
        "dropped: Lost = Lost.LEAVE", "tests/test_pace.py -k 'each_fault or lost_reply'"),
    Breakage("a late one is sent again", "bot/delivery/verdict.py",
        "timed_out: Lost = Lost.LEAVE",
        "timed_out: Lost = Lost.REPEAT", "tests/test_pace.py tests/test_serving.py -k 'lost_reply or too_late'"),
    Breakage("repeated updates are taken", "bot/delivery/queue.py",
        "if (same := self.waiting.get(number)) or self._journal.seen(number):",
        "if (same := self.waiting.get(number)) and False:", "tests/test_queue.py -k twice"),
    Breakage("in use without being noted", "bot/versions/shelf.py",
        "if not self._store.versions.use(version, path, what.written(), by):", "if False:", "tests/test_shelf.py"),
    Breakage("files not read again before use", "bot/versions/shelf.py",
        "if not self._is_unchanged(prepared):", "if False:", "tests/test_admin.py tests/test_shelf.py -k changed"),
    Breakage("files not read again after the build", "bot/versions/shelf.py",
        "if read().fingerprint != before.fingerprint:",
        "if False:", "tests/test_shelf.py tests/chaos/test_editors.py -k 'change_while or changes_while'"),
    Breakage("forgetting does not vacuum", "bot/store/copies.py",
        "connection.execute(\"VACUUM\")", "pass", "tests/test_store.py -k 'orgetting'"),
    Breakage("the log is not truncated", "bot/store/copies.py",
        "busy, *_ = connection.execute(\"PRAGMA wal_checkpoint(TRUNCATE)\").fetchone()",
        "busy = 0", "tests/test_store.py -k 'orgetting'"),
    Breakage("the copy is not written anew", "bot/store/__init__.py",
        "                copies.write_copy(self._database, self.place.copy)\n            except CAUGHT:",
        "                pass\n            except CAUGHT:", "tests/test_store.py -k no_byte"),
    Breakage("damage is not set aside", "bot/store/mending.py",
        "if is_sound(place.file, thorough=True):", "if True:", "tests/test_store_faults.py -k 'damage'"),
    Breakage("a link is followed", "knowledge/record/files.py",
        "if not Path(path).resolve().is_relative_to(within.resolve()):", "if False:", "tests/test_coverage.py -k link"),
    Breakage("secrets stay in the log", "bot/logbook.py",
        "written = written.replace(secret, HIDDEN)", "pass", "tests/test_logbook.py tests/test_request.py"),
    Breakage("an error holds the URL", "bot/delivery/request.py",
        "words = type(error).__name__",
        "words = exchange.url", "tests/test_request.py -k token"),
    Breakage("anybody is an admin", "bot/editor/admin.py",
        "if not incoming.is_admin:", "if False:", "tests/test_safety.py tests/test_admin.py -k 'admin'"),
    Breakage("by any clock something is too old", "bot/service/upkeep.py",
        "abs(ahead) > DAY", "abs(ahead) > DAY * 1e9", "tests/chaos/test_machine.py -k too_old"),
    Breakage("nothing is noted at all", "bot/delivery/journal_file.py",
        "os.write(self._file, line.encode())", "pass", "tests/test_queue.py -k no_kill"),
    Breakage("an alias is read", "knowledge/record/page_yaml.py",
        "if isinstance(event, yaml.AliasEvent):", "if False:", "tests/test_coverage.py -k alias"),
    Breakage("what waits of somebody stays after /forget", "bot/delivery/journal_file.py",
        "super().drop(is_theirs)", "pass", "tests/test_serving.py tests/test_queue.py -k 'forgotten or drop'"),
    Breakage("429 is not waited for", "bot/delivery/pace.py",
        "lane.halted_until = max(lane.halted_until, until)", "pass", "tests/test_pace.py"),
    Breakage("a migration may leave keys that point to nothing", "bot/store/database.py",
        "if self.place.is_file and connection.exec_driver_sql(\"PRAGMA foreign_key_check\").first():",
        "if False:", "tests/test_upgrade.py"),
    Breakage("sums are believed unread", "bot/versions/archive.py",
        "return (folder / SUMS).read_bytes() == sums(read)", "return True", "tests/test_shelf.py -k 'damaged or kept'"),
    Breakage("a backup may hold anything", "bot/backup.py",
        "return name in (FILE, SECRET) or _VERSION.fullmatch(name) is not None",
        "return True", "tests/test_backup.py -k member"),
    Breakage("nothing is escaped", "bot/telegram_app/html.py",
        "_wrapped(escape(run.text, quote=False), tags)", "_wrapped(run.text, tags)", "tests/test_telegram_html.py"),
    Breakage("nothing is counted a minute", "bot/citizen/guests.py",
        "window.take(now)", "pass", "tests/test_citizen.py -k fast"),
    Breakage("a press that comes again takes back", "bot/citizen/feedback.py",
        "press.word == BACK",
        "self.store.votes.of(incoming.person, press.id)", "tests/test_citizen.py -k kill"),
    Breakage("admins are heard in groups", "bot/editor/admin.py",
        "if incoming.is_group or press is None:", "if press is None:", "tests/test_admin.py -k group"),
    Breakage("Telegram counts as always heard", "bot/service/serving.py",
        "return not isinstance(self.way, Polling) or self.clock.now() - self.way.heard < LONGEST_SILENCE",
        "return True", "tests/test_health.py -k ready"),
    Breakage("health may be posted to", "bot/service/health.py",
        "if request.method not in READING:", "if False:", "tests/test_health.py -k reading"),
    Breakage("exceptions show words", "bot/logbook.py",
        "return f\"{type(error).__name__}{place}\"",
        "return f\"{type(error).__name__}{place}{error}\"", "tests/test_logbook.py"),
    Breakage("a library that is not in use is held", "bot/versions/shelf.py",
        "self._later(GRACE, partial(self._let_go, [before.library]))",
        "pass", "tests/test_shelf.py -k 'held or let_go or closed'"),
    Breakage("what waits for a word waits for ever", "bot/versions/shelf.py",
        "self._call_off_expiry = self._later(EXPIRY, partial(self._expired, prepared.token))",
        "pass", "tests/test_shelf.py"),
    Breakage("purge takes the version in use", "bot/store/retention.py",
        ", versions.c.id != newest)", ")", "tests/test_store.py -k 'version or after_its_time'"),
    Breakage("what was damaged is never dropped", "bot/store/mending.py",
        "    for old in names[:-MOST_SET_ASIDE]:\n        drop(place.folder / old)",
        "    pass", "tests/test_store_faults.py -k fill"),
    Breakage("a group's new id is not kept", "bot/delivery/pace.py",
        "self._moved_to[key] = new_id", "pass", "tests/test_pace.py -k supergroup"),
    Breakage("forbidden is not noted", "bot/delivery/pace.py",
        "self._forbidden(call)", "pass", "tests/test_pace.py -k 'block or forbid'"),
    Breakage("any certificate will do", "bot/delivery/connections.py",
        "ssl.create_default_context()", "ssl._create_unverified_context()", "tests/test_connections.py -k certificate"),
    Breakage("what is not written counts as written", "bot/delivery/connections.py",
        "            content = await connection.make(exchange, target, own_headers)",
        "            exchange.is_written = True\n"
        "            content = await connection.make(exchange, target, own_headers)",
        "tests/test_connections.py -k not_sent"),
    Breakage("an answer may be any length", "bot/delivery/connections.py",
        "if self._size > (LARGEST_ANSWER if self._exchange.status else LARGEST_HEAD):", "if False:",
        "tests/test_connections.py -k without_end"),
    Breakage("two answers to one request leave one for the next", "bot/delivery/connections.py",
        "if self._answer.done():  # more than one answer", "if False:", "tests/test_connections.py -k says_more"),
    Breakage("whoever says nothing keeps a connection", "bot/delivery/listener.py",
        "if visit.patience and visit.since + visit.patience < loop.time():", "if False:",
        "tests/test_listener.py -k too_long_is_let_go"),
    Breakage("a chat that blocked is kept", "bot/telegram_app/app.py",
        "await self._in_thread(self._contacts.unreachable, str(change.chat.id))",
        "pass", "tests/test_telegram_app.py -k block"),
    Breakage("an update that ends the process is never passed over", "bot/delivery/queue.py",
        "if starts > self._attempts:", "if False:", "tests/test_queue.py -k breaks_the_process"),
    Breakage("a file may be nested any deep", "knowledge/record/page_yaml.py",
        "if depth > DEEPEST:", "if False:", "tests/test_coverage.py -k deep"),
    Breakage("a tag is read", "knowledge/record/page_yaml.py",
        "if tag := getattr(event, \"tag\", None):", "if tag := None:", "tests/test_coverage.py -k 'tag or yaml'"),
    Breakage("a file may have any size", "knowledge/record/files.py",
        "if about.st_size > MOST_BYTES:",
        "if about.st_size < 0:", "tests/test_coverage.py -k fifty"),
    Breakage("repeated keys pass", "knowledge/record/page_yaml.py",
        "elif key.value in seen:", "elif False:", "tests/test_coverage.py -k twice"),
    Breakage("clashes between pages pass", "knowledge/record/coverage.py",
        "if one in taken:", "if False:", "tests/test_coverage.py -k clash"),
    Breakage("in a day: repeated updates are taken", "bot/delivery/queue.py",
        "if (same := self.waiting.get(number)) or self._journal.seen(number):",
        "if (same := self.waiting.get(number)) and False:", "tests/chaos/test_day.py --updates 600"),
    Breakage("in a day: garbled is lost", "bot/delivery/verdict.py",
        "        case Garbled() | Unsent() | Unavailable():\n            return Verdict.AGAIN",
        "        case Garbled() | Unsent() | Unavailable():\n            return Verdict.DONE",
        "tests/chaos/test_day.py --updates 600"),
    Breakage("in a day: half an answer is sent again", "bot/delivery/verdict.py",
        "            return Verdict.DONE\n        case Garbled() | Unsent()",
        "            return Verdict.AGAIN\n        case Garbled() | Unsent()", "tests/chaos/test_day.py --updates 600"),
    Breakage("in a day: side by side within a chat", "bot/delivery/queue.py",
        "        line = self._lanes.get(key)\n        if line is not None:",
        "        line = None\n        if line is not None:", "tests/chaos/test_day.py --updates 2000"),
    Breakage("a slow chat is set aside one by one", "bot/delivery/queue.py",
        "            if line[-1].is_aside:", "            if False:", "tests/test_queue.py -k 'aside or more_than'"),
    Breakage("one of a chat is set aside and not those behind it", "bot/delivery/queue.py",
        "                if not self._is_set_aside(each):\n                    break",
        "                if not self._is_set_aside(each) or each is waiting:\n                    break",
        "tests/test_queue.py -k 'aside'"),
    Breakage("questions are counted without a lock", "bot/citizen/guests.py",
        "_lock: threading.Lock = field(default_factory=threading.Lock)",
        "_lock: threading.Lock = field(default_factory=__import__('contextlib').nullcontext)",
        "tests/test_conversation.py -k threads"),
    Breakage("a library that went waits for a full search", "bot/versions/shelf.py",
        "        gc.collect()", "        pass", "tests/test_shelf.py -k freed"),
)
# fmt: on


if __name__ == "__main__":
    main()
