"""YAML read safely, by libyaml where the package has it: the word lists are long. It writes nothing.

Only the safe loader's types come out; a tag of Python's is an error.
"""

from pathlib import Path
from typing import Final, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from knowledge.errors import SettingsFault

Model = TypeVar("Model", bound=BaseModel)

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(text: str) -> object:
    """The data of a YAML text; raises yaml.YAMLError."""
    loader = LOADER(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def checked(kind: type[Model], file: Path, remedy: str) -> Model:
    """A file of the config folder as a model; raises SettingsFault, naming the file, the field and the remedy."""
    try:
        return kind.model_validate(read(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsFault(f"{file}: cannot be used ({error}); restore the file of the release") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise SettingsFault(f"{file}: {place}: {first['msg']}; {remedy}") from None
