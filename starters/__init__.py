"""Makes the files learners begin with in the exercises on documents: `script/starters` writes them all anew.

Equal sources give equal bytes: no date, no name of a computer, no order that changes.
"""
