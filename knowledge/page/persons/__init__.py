"""A person as printed: posts, names, and who is named on a line. It knows no page.

Reading order, which is also the order of imports: particulars, posts, names, fields, pieces, person, row, people,
lives.
"""
