"""What SQLite says, and what we say: a pattern of its message and our sentence, whatever the kind."""

from lms.i18n import lazy

SENTENCES = {
    "": (
        (
            r'near "(?P<word>[^"]*)": syntax error',
            lazy("SQL does not understand what stands just before or at “%(word)s”."),
        ),
        (
            r"incomplete input",
            lazy("The query stops too soon: a bracket, a quotation mark or a word is missing."),
        ),
        (r"unrecognized token", lazy("A quotation mark is opened and never closed.")),
        (
            r"no such table: (?P<name>\S+)",
            lazy("There is no table “%(name)s”. Read the names of the tables again."),
        ),
        (
            r"no such column: (?P<name>\S+)",
            lazy("There is no column “%(name)s”. Read the names again; a text goes between ' and '."),
        ),
        (r"no such function: (?P<name>\S+)", lazy("SQL knows no function “%(name)s”. Look at its spelling.")),
        (
            r"ambiguous column name: (?P<name>\S+)",
            lazy("Two tables have a column “%(name)s”: write the name of the table and a point before it."),
        ),
        (
            r"misuse of aggregate",
            lazy("COUNT, SUM, AVG… do not go after WHERE: write HAVING, after GROUP BY."),
        ),
        (
            r"UNIQUE constraint failed",
            lazy("There is a row with this value already: it may be there once only."),
        ),
        (r"NOT NULL constraint failed: (?P<name>\S+)", lazy("The column “%(name)s” may not stay empty.")),
        (
            r"FOREIGN KEY constraint failed",
            lazy("This row names another one that is not there, or that others still need."),
        ),
        (r"CHECK constraint failed", lazy("A value does not keep the rule of its column.")),
        (
            r"values for \d+ columns|has \d+ columns but",
            lazy("There are not as many values as columns. Count both."),
        ),
        (r"SELECTs to the left and right", lazy("Both queries need the same number of columns.")),
        (r"already exists", lazy("There is a table of that name already.")),
        (
            r"not authorized|prohibited|cannot (ATTACH|VACUUM)|access to",
            lazy("This order is not given here: work with the tables you have."),
        ),
        (
            r"interrupted",
            lazy("The query goes on without end. Look at your joins: which column links the tables?"),
        ),
        (
            r"too big|too many",
            lazy("The query makes too much. Look at your joins: which column links the tables?"),
        ),
    ),
}
