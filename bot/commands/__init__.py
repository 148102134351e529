"""The commands, by who gives them. A module imports only what every command needs; the rest is for the command itself.

Reading order, which is also the order of imports: voice, files, citizen, operator, editor, measurer.
"""
