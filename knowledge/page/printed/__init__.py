"""What each printed line is, by its own words: heads, credits, labels, attributions. It joins no lines.

Reading order, which is also the order of imports: masthead, side_columns, upright, credits, trimmings, wording,
notices, misprints, kinds, unspoken, bare_names, labels, recognition, name_places, papers.
"""
