"""People and chats as keyed hashes, and the secret they are keyed with. A raw id goes in and never comes out."""

import hmac
import os
import secrets
from pathlib import Path
from typing import Final

from bot.store.trouble import StoreFault

SECRET: Final = "secret"  # noqa: S105 -- a name
LEAST: Final = 16
"""Characters below which a secret is refused: user ids are few, and a short secret is soon guessed."""


def person_key(secret: bytes, user_id: int | str) -> str:
    """A person as kept: HMAC-SHA-256 of the user id, 64 hexadecimal digits."""
    return _hash(secret, f"person:{user_id}")


def chat_key(secret: bytes, chat_id: int | str) -> str:
    """A chat as kept; never equal to a person's key, though a private chat has its person's id."""
    return _hash(secret, f"chat:{chat_id}")


def mark(secret: bytes, salt: str, person: str) -> str:
    """A person's mark under one salt: marks under different salts cannot be joined without the secret."""
    return _hash(secret, f"mark:{salt}:{person}")


def fresh_salt() -> str:
    """A salt that nothing else has."""
    return secrets.token_hex(16)


def secret(folder: Path) -> bytes:
    """The secret of the data folder, where one is made at the first start (mode 0600).

    Raises StoreFault where it is too short, or can neither be read nor written.
    """
    file = folder / SECRET
    try:
        if not file.exists():
            _make(file)
        file.chmod(0o600)
        return _long_enough(file.read_text("ascii").strip(), str(file))
    except (OSError, UnicodeError) as error:
        raise StoreFault(f"{file}: cannot be read or made ({type(error).__name__}); mend the data folder") from None


def adopt(folder: Path, words: bytes) -> bool:
    """Takes a secret over into a folder; False where it has it already; raises StoreFault where it has another."""
    file = folder / SECRET
    try:
        given = words.decode("ascii").strip()
        _long_enough(given, "the secret of the backup")
        if is_new := not file.exists():
            _make(file, given)
        is_ours = file.read_text("ascii").strip() == given
    except (OSError, UnicodeError) as error:
        raise StoreFault(f"{file}: cannot be read or made ({type(error).__name__}); mend the data folder") from None
    if not is_ours:
        raise StoreFault(
            f"{file}: is another than the backup's, whose people would be strangers here; "
            "restore into an empty data folder while no bot runs there"
        )
    return is_new


def _make(file: Path, words: str = "") -> None:
    """Writes a secret aside and links it into place, so that of two processes one wins and none reads half."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f"{SECRET}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as writing:
        writing.write(words or secrets.token_hex(32))
        writing.flush()
        os.fsync(writing.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _long_enough(words: str, place: str) -> bytes:
    if len(words) < LEAST:
        raise StoreFault(f"{place}: has {len(words)} characters; at least {LEAST} are expected")
    return words.encode()


def _hash(secret: bytes, words: str) -> str:
    return hmac.digest(secret, words.encode("utf-8", "surrogatepass"), "sha256").hex()
