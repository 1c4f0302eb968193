"""What JavaScript (QuickJS) says, and what we say: by kind of error, a pattern and our sentence."""

from lms.i18n import lazy

SENTENCES = {
    "SyntaxError": (
        (
            r"unexpected end of (string|template|input)|unterminated",
            lazy("Something is opened and never closed: quotation marks or a bracket."),
        ),
        (
            r"expecting '(?P<sign>[^']+)'",
            lazy("JavaScript expects %(sign)s here: it is missing, or stands elsewhere."),
        ),
        (
            r"redeclaration|redefinition|duplicate",
            lazy("This name is declared twice: write let or const the first time only."),
        ),
        (
            r"unexpected token|unexpected",
            lazy("JavaScript does not understand this line. Look at each sign: brackets, quotes, commas."),
        ),
        ("", lazy("JavaScript does not understand this line. Look at each sign: brackets, quotes, commas.")),
    ),
    "ReferenceError": (
        (
            r"'?(?P<name>[\w$]+)'? is not initialized",
            lazy("“%(name)s” is read before the line that makes it."),
        ),
        (
            r"'?(?P<name>[\w$]+)'? is not defined",
            lazy(
                "“%(name)s” does not exist yet. Look at its spelling; if it is a text, put quotation marks."
            ),
        ),
    ),
    "TypeError": (
        (
            r"not a function",
            lazy("Brackets call a function, and this is none. Look at the name before them."),
        ),
        (
            r"of (undefined|null)",
            lazy("One looks into a value that is not there. Look at the line that made it."),
        ),
        (
            r"'(?P<name>[\w$]+)' is read-only|assignment to constant|invalid assignment to const",
            lazy("A const keeps its value. If it changes, write let."),
        ),
        (r"not iterable", lazy("One cannot walk through this value: it is a single one, not an array.")),
    ),
    "RangeError": (
        (r"call stack|stack", lazy("The function calls itself without end. When does it stop?")),
        (r"^(?P<message>.*)$", lazy("A value does not suit: %(message)s")),
    ),
    "InternalError": (
        (r"stack|recursion", lazy("The function calls itself without end. When does it stop?")),
        (r"interrupted", lazy("The program goes on without end. Look at your loops: what makes them stop?")),
        (r"memory", lazy("The program asks for too much memory. Look at what grows without end.")),
    ),
}
