"""The command congress-bot: what a person starts. Each command says what to do next when it cannot go on."""

import sys

import typer

from bot.commands import citizen, editor, measurer, operator
from bot.commands.voice import fail
from knowledge.errors import CongressError

app = typer.Typer(
    name="congress-bot",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Answers questions about a party congress with the delegates' own printed words.\n\n"
    "Try: congress-bot ask 谁谈到就业  ·  congress-bot chat  ·  congress-bot import page.txt -o page.yaml",
)
for commands in (citizen, operator, editor, measurer):
    app.add_typer(commands.app)


def main() -> None:
    """Runs the command; a user's mistake ends in a sentence and exit code 1, never in a traceback."""
    try:
        app()
    except CongressError as error:
        fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


if __name__ == "__main__":
    main()
