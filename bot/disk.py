"""What is on the disk for good, whatever happens to the power a moment later."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """What a file or folder holds is on the disk when this returns."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
