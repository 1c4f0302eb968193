"""What to do next where a check does not hold: one gesture, with the buttons by name."""

from lms.i18n import lazy

GESTURES: dict[str, str] = {
    "heading": lazy(
        "Lines in “Heading %(level)s”: %(here)s; asked for: %(wanted)s. Click in a title "
        "line, then choose “Heading %(level)s” in the list of styles."
    ),
    "heading/line": lazy(
        "Click in the line “%(line)s”, then choose “Heading %(level)s” in the list of styles "
        "(LibreOffice: at the left of the toolbar; Word: tab “Home”; Google Docs: “Normal text”)."
    ),
    "bold": lazy("Choose the line “%(line)s”, then press the button “B” (Ctrl + B)."),
    "bold/too-much": lazy(
        "“%(line)s” is bold too. Choose it and press the button “B” once to take the bold off."
    ),
    "aligned/left": lazy("Click in “%(line)s”, then press the button “Align left”."),
    "aligned/right": lazy(
        "Click in “%(line)s”, take out the spaces before it, then press the button “Align right”."
    ),
    "aligned/center": lazy("Click in “%(line)s”, then press the button “Centre”."),
    "aligned/justify": lazy("Click in “%(line)s”, then press the button “Justify”."),
    "list": lazy(
        "Choose the lines of the list, then press the button for bullets or for numbers. A dash "
        "typed by hand makes no list."
    ),
    "table": lazy(
        "Look at your table: %(here)s now. “Insert”, “Table” makes one; a click in the last cell "
        "and Tab adds a row."
    ),
    "image": lazy(
        "Insert the picture: “Insert”, “Picture”. Choose a file of your computer, not a link to the web."
    ),
    "described-images": lazy(
        "Right click on the picture, then “Alternative text” (LibreOffice: “Description”). Say in "
        "one sentence what it shows."
    ),
    "header": lazy(
        "Write “%(word)s” in the header: “Insert”, “Header” (Word, Google Docs: double click at "
        "the top of the page)."
    ),
    "footer": lazy(
        "Write “%(word)s” in the footer: “Insert”, “Footer” (Word, Google Docs: double click at "
        "the bottom of the page)."
    ),
    "page-number": lazy(
        "Click in the footer, then “Insert”, “Page number”. A digit typed there would be the same "
        "on every page."
    ),
    "margins": lazy(
        "Margin “%(side)s”: %(here)s cm now, %(cm)s cm asked for. LibreOffice: “Format”, “Page "
        "style”; Word: “Layout”, “Margins”; Google Docs: “File”, “Page setup”."
    ),
    "language": lazy(
        "Choose all the text, then its language: LibreOffice: “Tools”, “Language”; Word: "
        "“Review”, “Language”; Google Docs: “File”, “Language”."
    ),
    "link": lazy("Choose the address, then “Insert”, “Link” (Ctrl + K)."),
    "contents": lazy(
        "Lines in the contents: %(here)s; asked for: %(least)s. Insert them if they are not "
        "there (LibreOffice: “Insert”, “Table of contents”; Word: “References”), then right "
        "click, “Update”."
    ),
    "page-break": lazy("Click before “%(line)s”, then press Ctrl + Enter: the part begins on a new page."),
    "heading-look": lazy(
        "Change the style itself: right click on “Heading %(level)s” in the styles, then "
        "“Modify”. All the titles follow."
    ),
    "one-font": lazy(
        "The text has %(here)s fonts, “%(font)s” among them. Choose all (Ctrl + A), then one font "
        "in the list."
    ),
    "size": lazy(
        "“%(line)s” has size %(here)s. Choose it, then a size from %(least)s to %(most)s in the list."
    ),
    "spacing": lazy(
        "Choose the paragraphs, then “Format”, “Paragraph”, and write %(after)s pt beside “Below” "
        "(Word: “After”)."
    ),
    "no-double-spaces": lazy(
        "Spaces follow each other in “%(line)s”. Press ¶ to see them, take them out, then use a "
        "button to align."
    ),
    "no-empty-lines": lazy(
        "Empty lines follow each other. Press ¶ to see them and keep one at most; “Paragraph” "
        "gives space between lines."
    ),
    "words/more": lazy("Words: %(here)s. Write a little more, %(least)s at least."),
    "words/fewer": lazy("Words: %(here)s. Cut what is not needed, %(most)s at most."),
    "pages": lazy(
        "Pages: %(here)s; asked for: %(most)s at most. Shorten a sentence, or "
        "take out empty lines, then save."
    ),
    "contains": lazy("“%(word)s” is not there yet. Read the instructions again and add it."),
    "avoids": lazy("“%(word)s” should not be there. Take it out."),
    "keeps": lazy(
        "The start had “%(word)s”, which is not there any more. Ctrl + Z brings it back, or type it again."
    ),
    "merge-fields": lazy(
        "The field “%(word)s” is not there yet. LibreOffice: “Insert”, “Field”, “Database”; Word: "
        "“Mailings”, “Insert merge field”. Typed words stay words."
    ),
    "paper": lazy("Choose the paper %(size)s: LibreOffice: “Format”, “Page style”; Word: “Layout”, “Size”."),
    "formula": lazy("Click in %(cell)s and begin with =. The cell should work its result out itself."),
    "formula/uses": lazy("Click in %(cell)s, type =, then use %(functions)s."),
    "covers": lazy("Click in %(cell)s: the formula should go from the first to the last cell of %(range)s."),
    "no-constants": lazy(
        "Click in %(cell)s: a number is typed in the formula. Replace it by the cell that holds that number."
    ),
    "absolute": lazy(
        "In %(cell)s, click on %(reference)s in the formula, then press F4: the signs $ hold it."
    ),
    "value": lazy(
        "Look at %(cell)s: the result is not the one expected yet. Read its formula in the bar at the top."
    ),
    "value/typed": lazy(
        "%(cell)s is right today, and would not follow if a number changed. Replace what was "
        "typed by a formula."
    ),
    "moves": lazy(
        "%(cell)s stays the same when the other numbers change. Replace what was typed by a formula."
    ),
    "number-format/currency": lazy("Choose %(cell)s, then the button for money (€). Do not type the sign."),
    "number-format/percent": lazy("Choose %(cell)s, then the button for percentages."),
    "number-format/date": lazy("Choose %(cell)s, then “Format”, “Cells”, “Date”."),
    "number-format/number": lazy("Choose %(cell)s, then “Format”, “Cells”, “Number”."),
    "numbers": lazy("%(cell)s holds words, not a number. Type the number again, without letters or spaces."),
    "texts": lazy("Write “%(word)s” in %(cell)s."),
    "filled": lazy("%(cell)s is empty. Fill it in, or take out the empty row (right click on its number)."),
    "among": lazy("%(cell)s is written in another way. Write it as the others are: %(values)s."),
    "keeps-cells": lazy(
        "“%(word)s” is not in %(cells)s any more. Press Ctrl + Z, or look in the start file."
    ),
    "sorted": lazy(
        "The order breaks at %(cell)s. Click in one cell of the list, then “Data”, “Sort”: the "
        "rows go together."
    ),
    "filter": lazy(
        "Click in the list, then “Data”, “AutoFilter” (Excel: “Filter”). An arrow appears beside each title."
    ),
    "chart/chart": lazy("There is no chart yet. Choose the titles and the numbers, then “Insert”, “Chart”."),
    "chart/style": lazy(
        "The chart has another shape. Double click on it, then right click, “Chart type”, and "
        "choose the one asked for."
    ),
    "chart/title": lazy("The chart has no title yet. Double click on it, then “Insert”, “Titles”."),
    "chart/words": lazy("The title of the chart does not say the answer yet. Write it as a sentence."),
    "chart/range": lazy(
        "The chart does not show %(range)s. Double click on it, then right click, “Data ranges”."
    ),
    "chart/zero": lazy("The axis does not begin at 0. Double click on the axis, then “Scale”, minimum 0."),
    "colour-rule": lazy(
        "Choose %(cells)s, then “Format”, “Conditional” (Excel: “Home”, “Conditional formatting”) "
        "and write %(when)s."
    ),
    "coloured": lazy("Coloured cells: %(here)s; asked for: %(least)s. Choose a cell, then the paint pot."),
    "no-errors": lazy(
        "%(cell)s shows %(word)s. Click in it and read its formula: which name or cell is not right?"
    ),
    "frozen": lazy("“View”, “Freeze cells”, “Freeze first row” (Excel: “View”, “Freeze panes”)."),
    "page-width": lazy(
        "“Format”, “Page style”, tab “Sheet”: fit to 1 page wide (Excel: “Page layout”, “Width”: 1 page)."
    ),
    "sheet": lazy("Name a sheet “%(name)s”: double click on its tab at the bottom."),
    "slides/more": lazy("Slides: %(here)s. Add some (Ctrl + M), up to %(least)s."),
    "slides/fewer": lazy("Slides: %(here)s. Keep those that help most, %(most)s at most."),
    "slide-titles": lazy(
        "Slide %(number)s: click in the place of the title and write one of its own. A text box is no title."
    ),
    "layouts": lazy("Layouts used: %(here)s; asked for: %(least)s. Right click on a slide, then “Layout”."),
    "notes": lazy(
        "Slides with notes: %(here)s; asked for: %(least)s. Click under the slide, in “Notes”, "
        "and write what you say."
    ),
    "transition": lazy(
        "Choose a slide, then “Slide”, “Transition” (PowerPoint: tab “Transitions”), and a simple one."
    ),
    "words-a-slide": lazy(
        "Words on slide %(number)s: %(here)s; asked for: %(most)s at most. Move some to the notes."
    ),
    "image-or-number": lazy("Slide %(number)s: add a picture (“Insert”, “Picture”) or a number that tells."),
}
"""By check; after the slash, the case."""
