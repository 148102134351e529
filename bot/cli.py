"""The command congress-bot: what a person starts. Each command says what to do next when it cannot go on."""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, NoReturn

import typer

from knowledge.errors import CongressError

if TYPE_CHECKING:
    from bot.conversation import Conversation
    from bot.interior import Interior
    from bot.store import Store
    from knowledge.evaluation import Outcome
    from knowledge.page import Draft

app = typer.Typer(
    name="congress-bot",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Answers questions about a party congress with the delegates' own printed words.\n\n"
    "Try: congress-bot ask 谁谈到就业  ·  congress-bot chat  ·  congress-bot import page.txt -o page.yaml",
)


def main() -> None:
    """Runs the command; a user's mistake ends in a sentence and exit code 1, never in a traceback."""
    try:
        app()
    except CongressError as error:
        _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


def _fail(message: str) -> NoReturn:
    print(message, file=sys.stderr)  # noqa: T201 - the command line's own voice
    raise SystemExit(1)


@contextmanager
def conversation(complete: bool = False) -> Iterator["Conversation"]:
    """The conversation over the coverage that the environment names; `complete` once every vector is made."""
    from bot import settings, texts
    from bot.conversation import Conversation
    from bot.memory import Memory
    from bot.start import closed, filled, library, patient

    chosen, folders = settings.load(), settings.folders()
    chosen = patient(chosen) if complete else chosen
    words = texts.load(folders["config"] / "texts")
    memory = Memory(chosen.conversation.forget_after, chosen.conversation.remembered)
    built = library(chosen, folders)
    try:
        if complete:
            filled(built)
        yield Conversation(built, words, memory, time.monotonic, chosen.conversation.language)
    finally:
        closed(built)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="A question in ordinary Chinese.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object a line.")] = False,
    batch: Annotated[
        Path | None,
        typer.Option(help='A file of lines {"id": …, "turns": ["…", …]}; - reads standard input.', allow_dash=True),
    ] = None,
) -> None:
    """Answer one question, or a file of conversations.

    Examples: congress-bot ask 厂所结合是什么意思 · congress-bot ask --json --batch questions.jsonl
    """
    if (question is None) == (batch is None):
        _fail("Give a question, or --batch FILE, one of the two. Example: congress-bot ask 谁谈到就业")
    with conversation(complete=batch is not None) as talk:
        if batch is not None:
            _ask_all(batch, talk, as_json)
        elif question is not None:
            _print_answer("question", [question], talk, as_json)


def _ask_all(batch: Path, talk: "Conversation", as_json: bool) -> None:
    for number, line in enumerate(_lines(batch), 1):
        if line.strip():
            name, turns = _conversation_of(line, number)
            _print_answer(name, turns, talk, as_json)


def _lines(file: Path) -> Iterator[str]:
    """The lines of a file or of standard input; bytes that are no UTF-8 become replacement characters."""
    try:
        with nullcontext(sys.stdin.buffer) if str(file) == "-" else file.open("rb") as source:
            for line in source:
                yield line.decode("utf-8", errors="replace").removeprefix("\ufeff")
    except OSError as error:
        _fail(f"{file}: cannot be read ({error.strerror}); give a readable file, or - for standard input")


def _conversation_of(line: str, number: int) -> tuple[str, list[str]]:
    """Id and turns of a batch line. A line in another form is said on standard error and asked as it stands."""
    try:
        given = json.loads(line)
        name, turns = given.get("id"), given["turns"]
        if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
            raise ValueError("turns is no list of texts")
        return str(number if name is None else name), turns
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        print(f'line {number}: not {{"id": …, "turns": [...]}} ({error}); it has no answer', file=sys.stderr)  # noqa: T201
        return str(number), [""]


def _print_answer(name: str, turns: Sequence[str], talk: "Conversation", as_json: bool) -> None:
    from bot.messages import Incoming
    from bot.record_json import as_json as form

    answers = [talk.reply(Incoming(turn, chat="ask", person="ask", language=talk.language)) for turn in turns]
    talk.forget("ask", "ask")
    given, reply = answers[-1]
    if as_json:
        sys.stdout.write(json.dumps(form(name, given, reply), ensure_ascii=False) + "\n")
        sys.stdout.flush()
        return
    from rich.console import Console

    from bot.console import show

    show(reply, Console(highlight=False))


@app.command()
def chat() -> None:
    """Talk to the bot at the terminal. No token is needed. Ctrl-D or 退出 ends it."""
    from rich.console import Console

    from bot.console import chat as talk
    from bot.start import filling

    with conversation() as talking:
        filling(talking.library)
        talk(talking, Console(highlight=False))


@app.command()
def run() -> None:
    """Serve Telegram, until SIGTERM or Ctrl-C. Needs TELEGRAM_BOT_TOKEN, or TELEGRAM_BOT_TOKEN_FILE.

    Example: TELEGRAM_BOT_TOKEN=123456789:AAE… congress-bot run
    """
    import asyncio

    from bot import logbook, settings, texts
    from bot.serving import Service, until_stopped

    access, chosen, folders = settings.access(), settings.load(), settings.folders()
    logbook.keep((access.token, access.webhook_secret))
    logbook.catch()
    words = texts.load(folders["config"] / "texts")

    def talking(interior: "Interior") -> "AbstractContextManager[Conversation]":
        from bot.reception import reception  # the whole library, which is not needed to ask for updates

        return reception(chosen, folders, words, interior)

    service = Service(chosen, access, folders["data"], words, talking)
    asyncio.run(until_stopped(service))


@app.command()
def doctor() -> None:
    """Look at token, network, webhook, rights, data, coverage, clock and versions; each line is ok, or what to do.

    Exit code 1 where something is to be done. It changes nothing, and works without a token.
    """
    from bot.doctor import examined

    is_well = True
    for finding in examined():
        sys.stdout.write(f"{finding}\n")
        is_well = is_well and finding.is_well
    if not is_well:
        raise SystemExit(1)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where it goes; - writes to standard output.", allow_dash=True)],
    force: Annotated[bool, typer.Option(help="Write over a file that is there already.")] = False,
) -> None:
    """Write the database, the kept versions and the secret into one file; the bot may run meanwhile.

    The file is as private as the data folder. Example: congress-bot backup /srv/backups/bot.tar.gz
    """
    from bot import backup as backups

    with _store() as store:
        if str(file) == "-":
            done = backups.write(store, sys.stdout.buffer)
        else:
            with _written(file, force) as to:
                done = backups.write(store, to)
    _say(f"{file}: the database, the secret and {len(done.versions)} versions")
    _say_damaged(done.damaged)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What backup wrote; - reads standard input.", allow_dash=True)],
) -> None:
    """Put a backup back, all or nothing; the bot may run meanwhile. Whoever was forgotten since stays forgotten.

    Example: congress-bot restore /srv/backups/bot.tar.gz
    """
    from bot import backup as backups

    with _store() as store, _read(file) as source:
        done = backups.put_back(store, source, str(file))
    _say(f"{file}: the database and {len(done.versions)} versions are back; next: start the bot anew")
    _say_damaged(done.damaged)


@contextmanager
def _store() -> Iterator["Store"]:
    """The store of the data folder. Its secret is asked for no person's sake here, and none is made."""
    from bot import settings
    from bot.store import Place, Store, secret

    data, url = settings.folders()["data"], settings.load().store.url
    key = secret(data) if (data / "secret").is_file() else b""
    store = Store(Place(data, url), key, lambda: datetime.now(UTC))
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _written(file: Path, force: bool) -> Iterator[BinaryIO]:
    """A file that only its owner may read, and that gets its name once it is whole."""
    if file.exists() and not force:
        _fail(f"{file}: is there already; give another name, or --force to write over it")
    aside = file.with_name(f".{file.name}.new")
    try:
        with os.fdopen(os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as to:
            yield to
            to.flush()
            os.fsync(to.fileno())
        aside.replace(file)
    except OSError as error:
        _fail(f"{file}: cannot be written ({error.strerror}); choose a folder that you may write to")
    finally:
        with suppress(OSError):
            aside.unlink()


def _read(file: Path) -> AbstractContextManager[BinaryIO]:
    try:
        return nullcontext(sys.stdin.buffer) if str(file) == "-" else file.open("rb")
    except OSError as error:
        _fail(f"{file}: cannot be read ({error.strerror}); give what congress-bot backup wrote")


def _say(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201 - the command line's own voice


def _say_damaged(versions: Sequence[str]) -> None:
    for version in versions:
        _say(f"{version}: is damaged, and left out")


@app.command("import")
def import_page(
    page: Annotated[Path, typer.Argument(help="The page's text, as copied from the e-paper or read by OCR.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where the draft page.yaml goes.")] = None,
    accept: Annotated[bool, typer.Option(help="Settle every doubt as the importer read it.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was read as JSON; write nothing.")] = False,
    force: Annotated[bool, typer.Option(help="Write over a file that is there already.")] = False,
    by: Annotated[str, typer.Option(help="Who accepts, for the record.")] = "congress-bot import --accept",
) -> None:
    """Turn a page's raw text into a draft page.yaml, and say what is doubtful.

    Example: congress-bot import tonight.txt -o coverage/2021-09-30/page.yaml
    """
    from knowledge.page import draft_json, read_page

    draft = read_page(_bytes(page))
    if as_json:
        sys.stdout.write(json.dumps(draft_json(draft), ensure_ascii=False, indent=2) + "\n")
        return
    from knowledge import draft as drafts

    draft = _beside_others(draft, output)
    text = drafts.document(draft)
    if accept:
        text = drafts.accepted(text, by, datetime.now(UTC))
    if output is None:
        sys.stdout.write(text)
    else:
        _write(output, text, force)
    for doubt in draft.doubts:
        print(f"{page}:{doubt.line or ''}: {doubt.what}", file=sys.stderr)  # noqa: T201
    said = f"发言 {len(draft.speeches)} 篇,按语 {len(draft.notes)} 则,疑点 {len(draft.doubts)} 处"
    todo = "已全部按所读接受" if accept else "请在文件里逐处核对" if draft.doubts else "没有疑点"
    print(f"{output or '草稿'}: {said};{todo},接着运行 congress-bot check", file=sys.stderr)  # noqa: T201


def _beside_others(draft: "Draft", output: Path | None) -> "Draft":
    """A draft with a doubt for each person whose name the pages beside it print under another id."""
    from knowledge import files, known_names

    if output is None or output.name != files.FILE_NAME or not output.parent.parent.is_dir():
        return draft
    beside = files.read(output.parent.parent)
    pages = {place: content for place, content in beside.pages.items() if Path(place).parent.name != output.parent.name}
    return replace(draft, doubts=(*draft.doubts, *known_names.doubts(draft, replace(beside, pages=pages))))


def _bytes(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        _fail(f"{file}: cannot be read ({error.strerror}); give the text file of a page")


def _write(file: Path, text: str, force: bool) -> None:
    if file.exists() and not force:
        _fail(f"{file}: is there already; give another name, or --force to write over it")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(file.name + ".new")
        aside.write_text(text, "utf-8")
        aside.replace(file)
    except OSError as error:
        _fail(f"{file}: cannot be written ({error.strerror}); choose a folder that you may write to")


@app.command()
def accept(
    page: Annotated[Path, typer.Argument(help="A draft page.yaml whose doubts you have looked at.")],
    by: Annotated[str, typer.Option(help="Who accepts, for the record.")] = "editor",
) -> None:
    """Settle every doubt of a draft that is still open, as it stands. Comments and all else are kept."""
    from knowledge import draft as drafts
    from knowledge.coverage import check_draft

    check_draft(page)
    text = drafts.accepted(page.read_text("utf-8"), by, datetime.now(UTC))
    _write(page, text, force=True)
    print(f"{page}: every doubt is settled; next: congress-bot check", file=sys.stderr)  # noqa: T201


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="The coverage folder; the one in use by default.")] = None,
) -> None:
    """Check every page of a coverage folder and list all faults, one a line.

    Each is file: place: what is wrong; what is expected. Exit code 1 where there is one.
    """
    from bot import settings
    from knowledge.coverage import load
    from knowledge.namesakes import namesakes
    from knowledge.passages import passages

    place = folder or settings.folders()["coverage"]
    if not place.is_dir():
        _fail(f"{place}: is no folder; give the coverage folder, such as knowledge/coverage")
    coverage = load(place)
    counted = (
        _counted(len(coverage.pages), "page"),
        _counted(len(list(coverage.speeches())), "speech", "speeches"),
        _counted(len(list(coverage.notes())), "editor's note"),
        _counted(len(passages(coverage)), "passage"),
    )
    sys.stdout.write(f"{place}: {', '.join(counted)}, version {coverage.version}: no faults\n")
    for one in namesakes(coverage):
        ids = ", ".join(f"{known.id} ({known.place}: {'、'.join(known.posts) or 'no post'})" for known in one.known)
        print(f"{place}: {one.name} has several ids; give one person the same: {ids}", file=sys.stderr)  # noqa: T201


def _counted(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or f'{one}s'}"


@app.command()
def compare(
    old: Annotated[Path, typer.Argument(help="A coverage folder.")],
    new: Annotated[Path, typer.Argument(help="The coverage folder that is to take its place.")],
    questions: Annotated[
        Path | None, typer.Option(help="A question set to ask of both; questions.jsonl in NEW by default.")
    ] = None,
) -> None:
    """Say what differs between two coverage folders, as an admin's /reload does: moved words first.

    Example: congress-bot compare /srv/coverage ./coverage
    """
    from bot import settings, texts
    from bot.changes import Changes
    from bot.edition import Prepared
    from bot.reception import asking
    from bot.shelf import compared, tried_on
    from bot.start import indexed
    from bot.trial import FILE, Trial
    from knowledge import coverage, files

    chosen, folders = settings.load(), settings.folders()
    read = files.read(new)
    before, after = (indexed(chosen, folders, record) for record in (coverage.load(old), coverage.parsed(read)))
    words = texts.load(folders["config"] / "texts")
    trial = Trial(questions or new / FILE, chosen.admin.most_questions, asking(words))
    found = Prepared("", after, before, read, None, compared(before, after), tried_on(trial, before, after))
    sys.stdout.write(Changes(words[chosen.conversation.language]).of(found).plain + "\n")


@app.command("eval")
def evaluate(
    questions: Annotated[
        Path, typer.Argument(help="A question set: JSON lines with id, turns, kind, speakers, quotes.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Ask every question of a set and say what was right first, shown, missed or wrong.

    Example: congress-bot eval tests/questions/dev.jsonl
    """
    from bot.report import as_json as figures_json
    from bot.report import table
    from knowledge import evaluation

    asked = list(evaluation.questions(_lines(questions)))
    with conversation(complete=True) as talk:
        judged = list(evaluation.evaluate(_progress(asked), lambda turns: _outcome(turns, talk)))
    if as_json:
        sys.stdout.write(json.dumps(figures_json(judged), ensure_ascii=False, indent=2) + "\n")
    else:
        table(judged)


@app.command()
def calibrate(
    pairs: Annotated[
        list[str],
        typer.Argument(help="COVERAGE=QUESTIONS, once for each coverage folder and question set."),
    ],
    public: Annotated[
        list[Path] | None, typer.Option(help="A folder in the BEIR layout, as many times as there are.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where calibration.yaml goes; printed by default.")
    ] = None,
    report: Annotated[Path | None, typer.Option(help="Where the report goes as a page, too.")] = None,
) -> None:
    """Fit again how sure a passage must be; say how each coverage fares with a model that has not seen it.

    Example: congress-bot calibrate knowledge/coverage=tests/questions/dev.jsonl -o config/calibration.yaml
    """
    from rich.console import Console

    from bot import fitting, settings
    from knowledge import evaluation

    asked = {pair: list(evaluation.questions(_lines(Path(pair.partition("=")[2])))) for pair in pairs}
    sources = fitting.Sources(asked, public or ())
    calibration, fits = fitting.calibrated(sources, settings.load(), settings.folders())
    fitting.report(fits, Console(stderr=True, highlight=False))
    if report is not None:
        _write(report, fitting.page(fits, calibration.fitted_on), force=True)
    text = fitting.document(calibration)
    if output is None:
        sys.stdout.write(text)
    else:
        _write(output, text, force=True)


def _progress(asked: Sequence[Any]) -> Iterable[Any]:
    from rich.console import Console
    from rich.progress import track

    return track(asked, "asking", console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def _outcome(turns: Sequence[str], talk: "Conversation") -> "Outcome":
    from bot.report import outcome

    return outcome(turns, talk)


if __name__ == "__main__":
    main()
