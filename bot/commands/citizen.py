"""What a citizen would ask, at a terminal: one question, a file of conversations, a talk."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.files import lines
from bot.commands.voice import fail, say

if TYPE_CHECKING:
    from bot.conversation import Conversation

app = typer.Typer()


@contextmanager
def conversation(complete: bool = False) -> Iterator["Conversation"]:
    """The conversation over the coverage that the environment names; `complete` once every vector is made."""
    from bot import settings, texts
    from bot.citizen.memory import Memory
    from bot.conversation import Conversation
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
        fail("Give a question, or --batch FILE, one of the two. Example: congress-bot ask 谁谈到就业")
    with conversation(complete=batch is not None) as talk:
        if batch is not None:
            _ask_all(batch, talk, as_json)
        elif question is not None:
            _print_answer("question", [question], talk, as_json)


def _ask_all(batch: Path, talk: "Conversation", as_json: bool) -> None:
    for number, line in enumerate(lines(batch), 1):
        if line.strip():
            name, turns = _conversation_of(line, number)
            _print_answer(name, turns, talk, as_json)


def _conversation_of(line: str, number: int) -> tuple[str, list[str]]:
    """Id and turns of a batch line. Of a line in another form it is said that it has no answer."""
    try:
        given = json.loads(line)
        name, turns = given.get("id"), given["turns"]
        if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
            raise ValueError("turns is no list of texts")
        return str(number if name is None else name), turns
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        say(f'line {number}: not {{"id": …, "turns": [...]}} ({error}); it has no answer')
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

    from bot import settings, texts
    from bot.console import chat as talk
    from bot.start import PATIENCE, filling, waited

    words = texts.load(settings.folders()["config"] / "texts")
    screen = Console(highlight=False)
    with conversation() as talking:
        with screen.status(words[talking.language]("preparing")):
            waited(filling(talking.library), PATIENCE)
        talk(talking, screen)
