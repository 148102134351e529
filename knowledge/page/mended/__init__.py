"""Lines made whole before they are read: torn, run into one another, or several that name one speaker.

Reading order, which is also the order of imports: openings, run_in, several_lines, units, unsigned, halves,
mending.
"""
