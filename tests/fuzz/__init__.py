"""Fuzzing: `targets` are functions of bytes that tests call too; `python -m tests.fuzz` leads atheris to them."""
