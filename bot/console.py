"""The conversation at a terminal: the same replies through another door, without a token."""

import io
import sys
from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.conversation import Conversation, is_command
from bot.messages import Block, Incoming, Quotation, Reply, Run, Style, runs

LOOKS: Final = {
    Style.PLAIN: "",
    Style.BOLD: "bold",
    Style.FAINT: "dim",
    Style.MARK: "bold yellow",
    Style.STRONG: "bold black on yellow",
}
LEAVING: Final = frozenset({"/quit", "/exit", "exit", "quit", "退出"})


def show(reply: Reply, console: Console) -> None:
    """Prints a reply: quotations set in, marked words in colour."""
    for block in reply.blocks:
        words = Text().join(_styled(block))
        console.print(Padding(words, (0, 0, 1, 4 if isinstance(block, Quotation) else 0)), soft_wrap=False)


def _styled(block: Block) -> Iterator[Text]:
    return (Text(run.text, style=LOOKS[run.style]) for run in _visible(runs(block)))


def _visible(shown: Iterable[Run]) -> Iterator[Run]:
    """Runs without control characters, which could steer the terminal."""
    for run in shown:
        yield Run("".join(c for c in run.text if c.isprintable() or c == "\n"), run.style)


def chat(conversation: Conversation, console: Console) -> None:
    """Talks until the visitor leaves or the input ends; bytes that are no text become replacement characters."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    language = conversation.language
    show(conversation.reply(_said("你好", language))[1], console)
    while (line := _line(console)) is not None:
        if line.strip().lower() in LEAVING:
            return
        if line.strip():
            show(_reply(conversation, _said(line, language)), console)


def _reply(conversation: Conversation, incoming: Incoming) -> Reply:
    """The reply to a line: a command's, or an answer whole, for there are no buttons to turn its pages."""
    if is_command(incoming.text):
        return conversation.hear(incoming).reply or Reply(())
    return conversation.reply(incoming)[1]


def _said(text: str, language: str) -> Incoming:
    return Incoming(text, chat="terminal", person="terminal", language=language)


def _line(console: Console) -> str | None:
    try:
        return console.input("[bold cyan]问> [/]")
    except (EOFError, KeyboardInterrupt):
        console.print()
        return None
