"""What docs/safety.md promises: no unsafe loader, no door from words to files, logs, HTML or SQL, no forged right."""

import ast
import asyncio
import io
import json
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from typer.main import get_command

from bot.cli import app
from bot.commands import operator
from bot.store import StoreFault
from tests.bot_api import BotApi
from tests.building import ROOT
from tests.stores import a_store
from tests.test_settings import in_code
from tests.visits import own_coverage, the_bot

PAGE: Final = (ROOT / "docs" / "safety.md").read_text("utf-8")
ROWS: Final = [line.split("|")[1:-1] for line in PAGE.splitlines() if line.startswith("| ") and "---" not in line][1:]
CODE: Final = sorted((*(ROOT / "bot").rglob("*.py"), *(ROOT / "knowledge").rglob("*.py")))
TREES: Final = {str(file.relative_to(ROOT)): ast.parse(file.read_text("utf-8")) for file in CODE}
NASTY: Final = (
    "'; DROP TABLE votes; --",
    '" OR 1=1; DELETE FROM people; --',
    "../../../etc/passwd",
    "/start ../../secret",
    "evil\r\n{\"level\": \"error\", \"event\": \"forged\"}\n",
    "<b>evil</b><script>alert(1)</script><a href='http://evil'>x</a>",
    "&lt;evil&amp;</blockquote></b>",
    "!!python/object/apply:os.system ['touch evil']",
    "%s%n{evil}{0.__class__}${evil}`touch evil`$(touch evil)",
    "\u202eevil\u2066\u200b\x1b[31m\x07\x00",
    "a:use:evil",
    "evil" * 1000,
)  # fmt: skip


# -- the page --


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip()[:40])
def test_each_line_of_the_threat_model_names_what_enforces_it_and_a_test_that_there_is(row: list[str]) -> None:
    _, enforcing, tests = row
    named = re.findall(r"`(test_\w+)::(test_\w+)`", tests)
    assert named, "no test is named"
    for module, name in named:
        source = (ROOT / "tests" / f"{module}.py").read_text("utf-8")
        assert re.search(rf"^(?:async )?def {name}\(", source, re.MULTILINE), f"{module}::{name}"
    for file in re.findall(r"`((?:bot|knowledge)/[\w/.]+)`", enforcing):
        assert (ROOT / file).exists(), file


def test_the_threat_model_has_lines() -> None:
    assert len(ROWS) > 20
    assert len(PAGE.splitlines()) < 80, "one page"


# -- the code --


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call in the code: where, what is called as written, and the call."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield f"{name}:{node.lineno}", ast.unparse(node.func), node


def imports() -> Iterator[tuple[str, str]]:
    """Every module that the code imports, with the file that does."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((name, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield name, node.module or ""


def test_no_code_is_made_of_text_and_no_object_of_bytes() -> None:
    made = {"eval", "exec", "compile", "__import__", "builtins.eval", "builtins.exec", "runpy.run_path"}
    assert [where for where, called, _ in calls() if called in made] == []
    loaders = {"pickle", "cPickle", "marshal", "shelve", "dill", "joblib", "jsonpickle", "code", "runpy", "xmlrpc"}
    assert [(file, module) for file, module in imports() if module.split(".")[0] in loaders] == []


def test_numpy_reads_no_pickles() -> None:
    reads = [(where, one) for where, called, one in calls() if called in ("np.load", "numpy.load")]
    assert reads
    for where, call in reads:
        allowed = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
        assert allowed.get("allow_pickle", "False") == "False", where


def test_yaml_is_read_by_safe_loaders_alone() -> None:
    """`yaml.parse` and the loaders' classes are safe ones; ruamel's round trip makes no objects of Python's."""
    unsafe = re.compile(r"yaml\.(?:load|load_all|full_load|full_load_all|unsafe_load|unsafe_load_all|Loader|CLoader)\b")
    unsafe_loader = re.compile(r"\b(?:Full|Unsafe|C|CFull|CUnsafe|Base)?Loader\b")
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute | ast.Name):
                written = ast.unparse(node)
                assert not unsafe.search(written), f"{name}:{node.lineno}: {written}"
                assert not unsafe_loader.fullmatch(written.removeprefix("yaml.")), f"{name}:{node.lineno}: {written}"
    kinds = [(where, ast.unparse(call)) for where, called, call in calls() if called.endswith("YAML")]
    assert [(where.split(":")[0], call) for where, call in kinds] == [("knowledge/record/draft.py", "YAML()")]


def test_no_shell_is_started_and_one_module_starts_a_process() -> None:
    shells = {"os.system", "os.popen", "os.execv", "os.execvp", "os.spawnv", "pty.spawn", "subprocess.getoutput"}
    assert [where for where, called, _ in calls() if called in shells or "create_subprocess" in called] == []
    assert {file for file, module in imports() if module == "subprocess"} == {"knowledge/meaning/child.py"}
    given = [word.arg for _, called, call in calls() if called.startswith("subprocess.") for word in call.keywords]
    assert "shell" not in given


def test_no_sql_is_put_together_from_text() -> None:
    """Values are bound; what is formatted into a statement is a constant of ours: a PRAGMA has no parameters."""
    for where, called, call in calls():
        if where.startswith("bot/store/") and called.split(".")[-1] in ("execute", "exec_driver_sql", "text"):
            statement = call.args[0] if call.args else None
            if isinstance(statement, ast.JoinedStr | ast.BinOp) or ".format(" in ast.unparse(call.args[:1] or call):
                assert ast.unparse(statement or call).startswith(("f'PRAGMA ", 'f"PRAGMA ')), where


def test_secrets_are_compared_in_constant_time() -> None:
    source = (ROOT / "bot" / "delivery" / "webhook.py").read_text("utf-8")
    assert "hmac.compare_digest(given, self._secret)" in source
    assert not re.search(r"self\._secret\s*[!=]=|[!=]=\s*self\._secret", source)


def test_nothing_is_fetched_from_anywhere_but_telegram() -> None:
    """No module but those that speak with Telegram, or listen, holds a client for a network."""
    clients = {"httpx", "requests", "urllib.request", "http.client", "ftplib", "smtplib", "aiohttp", "telnetlib"}
    clients |= {"httptools", "urllib3", "websockets"}
    users = {file for file, module in imports() if module in clients or module.split(".")[0] in clients}
    assert users == {"bot/delivery/connections.py", "bot/delivery/listener.py"}
    ways = {"create_connection", "open_connection", "create_datagram_endpoint", "sock_connect"}
    assert {where.split(":")[0] for where, called, _ in calls() if called.split(".")[-1] in ways} == {
        "bot/delivery/connections.py"
    }


def test_no_secret_is_a_setting_or_an_argument() -> None:
    names = [f"{section}.{key}" for section, keys in in_code().items() for key in keys]
    assert [name for name in names if re.search("token|secret|password", name)] == []
    commands = get_command(app).commands  # type: ignore[attr-defined]
    given = [option for command in commands.values() for one in command.params for option in one.opts]
    assert [option for option in given if re.search("token|secret|password", option)] == []


def test_the_password_of_a_database_is_hidden_with_the_other_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    hidden: list[str] = []

    def raising(*_: object) -> None:
        raise StoreFault("not here")

    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:AA")
    monkeypatch.setenv("CONGRESS_BOT_STORE__URL", "postgresql://bot:s3cret@127.0.0.1:1/bot")
    monkeypatch.setattr("bot.logbook.keep", hidden.extend)
    monkeypatch.setattr("bot.logbook.catch", lambda: None)
    monkeypatch.setattr("bot.service.serving.Service", raising)
    with pytest.raises(StoreFault):
        operator.run()
    assert {"1:AA", "s3cret"} <= set(hidden)


# -- the bot --


@pytest.mark.anyio
async def test_no_message_becomes_a_file_a_line_of_the_log_markup_or_sql(
    server: BotApi, tmp_path: Path, log: io.StringIO
) -> None:
    async with the_bot(server, tmp_path) as bot:
        anna = server.person("<b>evil</b>\n../x", "'; DROP TABLE votes; --", "evil_name", "zh-hans")
        await anna.asks("厂所结合是什么意思")
        await server.settles()
        before = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
        for text in NASTY:
            anna.writes(text)
            await anna.types_inline(text[:200]).answer()
        await server.settles(timeout=20)
        for message in [message for message in anna.chat.bot_messages if message.buttons][-3:]:
            for text in NASTY:
                if len(text.encode()) <= 64:
                    await anna.presses_data(message, text).answer()
        await server.settles(timeout=20)
        after = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
        assert bot.events.counts["failed"] == 0
        assert bot.interior.store.trouble is None
        assert set(bot.interior.store.counts.today()) <= {"questions", "quote", "candidates", "not_found", "card"}
        replies = [message.html for message in anna.chat.bot_messages]
    assert not [path for path in {*after} - {*before} if "evil" in path or "passwd" in path]
    assert len(after) - len(before) <= 4
    said = log.getvalue()
    assert "evil" not in said
    assert all(json.loads(line)["event"] != "forged" for line in said.splitlines())
    assert not [html for html in replies if "<script" in html or "href='http://evil'" in html or "<b>evil" in html]


@pytest.mark.anyio
async def test_an_admins_buttons_and_commands_do_nothing_for_anybody_else(server: BotApi, tmp_path: Path) -> None:
    chief, eve = server.person("Chief"), server.person("Eve")
    coverage = own_coverage(tmp_path)
    async with the_bot(server, tmp_path, coverage=coverage, admins=frozenset({chief.id})) as bot:
        page = next(coverage.glob("*/page.yaml"))
        page.write_text(page.read_text("utf-8").replace("统筹推进交通", "统筹交通", 1), "utf-8")
        chief.writes("/reload")
        await chief.next_reply()
        report = await chief.next_reply()
        orders = [button.value for button in report.buttons if str(button.value).startswith("a:")]
        assert orders
        version = _version(bot.interior.figures.text().decode())
        reply = await eve.asks("厂所结合是什么意思")
        for data in orders:
            await eve.presses_data(reply, data).answer()
        for command in ("/reload", "/rollback", "/versions", "/status", "/gaps", "/fixes"):
            await eve.asks(command)
        await server.settles()
        assert _version(bot.interior.figures.text().decode()) == version
        assert not [text for text in eve.chat.texts if version in text]
        history = [one.by for one in bot.interior.store.versions.history(10)]
        assert history == [None]


def _version(figures: str) -> str:
    found = re.search(r'^congress_bot_coverage_info\{version="(\w+)"\}', figures, re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.anyio
@pytest.mark.skipif(not Path("/proc/self/cmdline").is_file(), reason="the system shows no command lines")
async def test_the_token_stands_in_no_process_list_no_log_and_no_file(server: BotApi, tmp_path: Path) -> None:
    """The command line of every process of the bot, and the environment of every process that it starts."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "CONGRESS_BOT_"))}
    given = {
        "TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_BASE_URL": server.base_url, "CONGRESS_BOT_DATA": str(tmp_path),
        "CONGRESS_BOT_HEALTH__PORT": "0",
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", "run", env=own | given, stderr=asyncio.subprocess.PIPE
    )
    anna = server.person("Anna")
    anna.writes("厂所结合是什么意思")
    await anna.next_reply(timeout=60)
    server.faults.dropped("sendMessage")
    server.faults.garbled("sendMessage")
    await anna.asks("你好")
    children = _children(process.pid)
    lines = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in (process.pid, *children)]
    environments = [Path(f"/proc/{pid}/environ").read_bytes() for pid in children]
    process.send_signal(signal.SIGTERM)
    _, said = await process.communicate()
    secret = server.token.split(":")[1].encode()
    assert not [one for one in (*lines, *environments, said) if secret in one]
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and secret in path.read_bytes()]


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    direct = [int(one) for one in found.read_text().split()] if found.is_file() else []
    return [*direct, *(grand for one in direct for grand in _children(one))]


def test_a_query_of_a_persons_making_is_kept_as_it_is(tmp_path: Path) -> None:
    from bot.store import Outcome

    with closing(a_store(tmp_path)) as store:
        for number, text in enumerate(NASTY):
            store.gaps.asked(f"{number:064}", text, Outcome.NOT_FOUND)
        kept = {gap.question for gap in store.gaps.open(50)}
        assert any("drop table" in question.lower() for question in kept)
        assert store.trouble is None
