"""Makes the rows that come with the project: of the embedded page's passages, and of how they are asked for.

    python -m benchmarks.given

Half a minute for a thousand texts. A fresh bot then looks at the embedded page by meaning from its first question on.
Rows are known by their text and by the encoder's name: those of what an editor changed, or of another release of the
encoder, are made as those of any page (`knowledge.meaning.vectors`), and `tests/test_meaning.py` says that this is to
be run again.
"""

import argparse
import tempfile
from pathlib import Path

from bot import settings
from bot.start import indexed
from knowledge.meaning import segments
from knowledge.meaning.look import SecondLook
from knowledge.meaning.vectors import GIVEN, MOST
from knowledge.record import coverage


def main() -> None:
    """Make all rows aside, put them in the place of those that are there."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    built = indexed(settings.load(), settings.folders(), coverage.load(settings.EMBEDDED))
    with tempfile.TemporaryDirectory() as name:
        look = SecondLook(built.index.texts, Path(name), MOST, 60.0, cues=built.cues.texts, given=None)
        look.fill().wait()
        look.close()
        rows = segments.joined([one.rows() for one in segments.read_all(Path(name))])
    new = {segment.file: segment for segment in segments.write(GIVEN, rows, full=len(rows))}
    for file in {*segments.files(GIVEN)} - new.keys():
        file.unlink()
    for file, segment in new.items():
        print(f"{len(segment)} texts, {file.stat().st_size / 1e6:.1f} MB: {file.name}")


if __name__ == "__main__":
    main()
