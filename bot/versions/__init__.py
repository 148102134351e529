"""The versions of the coverage: tried, kept on disk, compared, put in use, and found again after a start.

Reading order, which is also the order of imports: kept_cuts, trial, archive, edition, beginning, shelf.
"""
