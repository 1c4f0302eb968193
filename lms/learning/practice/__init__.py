"""Practical work graded by the machine: what was sent, its verdict, and what a trainer says of it.

A kind of work (code, an office document, a simulator) is one file in `kinds/` and one template in
`templates/practice/kinds/`; all the rest of this room is shared between them.
"""
