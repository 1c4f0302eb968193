"""What Python says, and what we say: by kind of error, a pattern of its message and our sentence."""

from lms.i18n import lazy

_BLOCK = lazy("The line after the colon begins further in: put 4 spaces before it.")
_SIGN = lazy("Python does not understand this line. Look at each sign: brackets, quotes, colon, spelling.")
_MIXED = lazy("Text and number do not go together here. Turn one into the other: int(…), or str(…).")

SENTENCES = {
    "SyntaxError": (
        (r"^'(?P<sign>.)' was never closed", lazy("A bracket %(sign)s is opened here and never closed.")),
        (r"^unmatched '(?P<sign>.)'", lazy("This closing bracket %(sign)s was never opened.")),
        (r"does not match opening", lazy("A bracket is closed by one of another shape. Look at each pair.")),
        (r"^expected ':'", lazy("A colon : is missing at the end of this line.")),
        (
            r"^unterminated|EOL while scanning",
            lazy("A quotation mark is opened and never closed on this line."),
        ),
        (r"Perhaps you forgot a comma", lazy("Perhaps a comma is missing between two things on this line.")),
        (r"Missing parentheses in call", lazy("After print come brackets: print(…).")),
        (r"Maybe you meant '==' ", lazy("One = gives a value. To compare, write two: ==.")),
        (r"cannot assign to", lazy("On the left of = stands the name of a variable, nothing else.")),
        (
            r"^invalid decimal literal|leading zeros",
            lazy("A name does not begin with a digit, nor a number with 0."),
        ),
        (
            r"^invalid character",
            lazy("This line holds a sign Python does not know. Write it again by keyboard."),
        ),
        (
            r"return' outside function",
            lazy("The word return goes inside a function: put 4 spaces before it."),
        ),
        (
            r"outside loop|not properly in loop",
            lazy("This word goes inside a loop: look at the spaces before it."),
        ),
        (r"expected an indented block", _BLOCK),
        (r"f-string", lazy("Look at the curly brackets of the text that begins with f.")),
        (
            r"expected 'except' or 'finally'",
            lazy("After try comes except, at the same distance from the edge."),
        ),
        ("", _SIGN),
    ),
    "IndentationError": (
        (r"expected an indented block", _BLOCK),
        (r"unexpected indent", lazy("This line begins too far in: take out the spaces before it.")),
        ("", lazy("This line does not begin below the one it belongs to: count the spaces before it.")),
    ),
    "TabError": (("", lazy("Tabs and spaces are mixed before this line. Use spaces alone, 4 by 4.")),),
    "NameError": (
        (
            r"name '(?P<name>[^']*)' is not defined. Did you mean: '(?P<near>[^']*)'",
            lazy("“%(name)s” does not exist. Did you want to write “%(near)s”?"),
        ),
        (
            r"name '(?P<name>[^']*)' is not defined",
            lazy(
                "“%(name)s” does not exist yet. Look at its spelling; if it is a text, put quotation marks."
            ),
        ),
    ),
    "UnboundLocalError": (
        (
            r"variable '(?P<name>[^']*)'",
            lazy("In this function, “%(name)s” is read before it has a value. Give it one first."),
        ),
    ),
    "TypeError": (
        (r"can only concatenate|must be str, not|unsupported operand.*'(int|float)' and 'str'", _MIXED),
        (r"unsupported operand.*'str' and '(int|float)'", _MIXED),
        (
            r"'NoneType'",
            lazy("A value is missing: it is None. Does the function before it return something?"),
        ),
        (
            r"^(?P<name>\S+)\(\) missing \d+ required",
            lazy("“%(name)s” is called with too few values between its brackets."),
        ),
        (
            r"^(?P<name>\S+)\(\) takes",
            lazy("“%(name)s” is called with another number of values than it takes."),
        ),
        (
            r"object is not callable",
            lazy("Brackets call a function, and this is none. Look at the name before them."),
        ),
        (
            r"object is not iterable",
            lazy("One cannot walk through this value: it is a single one, not a list."),
        ),
        (r"not subscriptable", lazy("Square brackets look into a list or a text, and this value is none.")),
        (
            r"indices must be integers",
            lazy("Between the square brackets goes a whole number: a place, from 0."),
        ),
        (
            r"not supported between instances",
            lazy("These two values cannot be compared: a text and a number?"),
        ),
        (r"does not support item assignment", lazy("A text cannot be changed in place: make a new one.")),
        (r"^(?P<message>.*)$", lazy("This value is not of the kind that is needed here: %(message)s")),
    ),
    "ValueError": (
        (
            r"invalid literal for int.*: '(?P<text>.*)'$",
            lazy("“%(text)s” cannot become a whole number: there are other signs than digits in it."),
        ),
        (r"could not convert string to float: '(?P<text>.*)'$", lazy("“%(text)s” cannot become a number.")),
        (
            r"not enough values to unpack",
            lazy("On the left of = there are more names than values on the right."),
        ),
        (
            r"too many values to unpack",
            lazy("On the left of = there are fewer names than values on the right."),
        ),
        (r"not in list", lazy("What you want to take out is not in the list.")),
        (r"^(?P<message>.*)$", lazy("A value does not suit: %(message)s")),
    ),
    "IndexError": (
        (
            "",
            lazy("This place does not exist: the list is shorter. Its first place is 0."),
        ),
    ),
    "KeyError": (
        (r"^(?P<name>.*)$", lazy("The dictionary has no entry %(name)s. Look at its spelling, or use get.")),
    ),
    "AttributeError": (
        (
            r"'NoneType' object has no attribute",
            lazy("A value is missing: it is None. Look at the line that made it."),
        ),
        (
            r"has no attribute '(?P<name>[^']*)'",
            lazy("This value has nothing called “%(name)s”. Look at the spelling after the point."),
        ),
    ),
    "ZeroDivisionError": (("", lazy("The program divides by 0. Treat that case before it divides.")),),
    "ModuleNotFoundError": (
        (
            r"'(?P<name>[^']*)'",
            lazy("There is no module “%(name)s” here. Look at its spelling, or do without it."),
        ),
    ),
    "ImportError": (("", lazy("What is to be imported is not there. Look at its spelling.")),),
    "RecursionError": (("", lazy("The function calls itself without end. When does it stop?")),),
    "EOFError": (("", lazy("The program asks for one more answer than it is given. Count the input().")),),
    "AssertionError": (("", lazy("An assert does not hold: the value is not the one it expects.")),),
    "OverflowError": (("", lazy("A number becomes too large.")),),
    "FileNotFoundError": (("", lazy("There are no files here: work with the values you are given.")),),
    "PermissionError": (("", lazy("There are no files here: work with the values you are given.")),),
    "OSError": (("", lazy("There are no files here: work with the values you are given.")),),
}
