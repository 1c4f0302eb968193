"""Why a file could not be looked at, and what to do: by the code the confined worker tells."""

from lms.i18n import lazy

REFUSALS: dict[str, str] = {
    "empty": lazy("The file is empty. Save your work in the application, then send it again."),
    "not-office": lazy(
        "This file is no office document. Send the one you saved: .odt, .docx, .ods, .xlsx, .odp or .pptx."
    ),
    "old-format": lazy(
        "This file has an old format. Save it again: “File”, “Save as”, type .docx, .xlsx or "
        ".pptx (or OpenDocument), then send it."
    ),
    "strict": lazy(
        "This file has the format “Strict Open XML”. Save it again: “File”, “Save as”, type “Word "
        "document” or “Excel workbook”, without “Strict”."
    ),
    "password": lazy("This file is closed by a password. Save it again without a password, then send it."),
    "pdf": lazy(
        "This is a PDF: it cannot be looked into. Keep it, and send the file you made it from "
        "(.odt, .docx, …)."
    ),
    "picture": lazy("This is a picture. Send the file you saved in the application (.odt, .docx, …)."),
    "too-many-parts": lazy(
        "This file holds far too many parts. Copy your text into a new document, save it, then send it."
    ),
    "too-large": lazy(
        "Unpacked, this file is far too large. Take out large pictures and empty sheets, save, "
        "then send it again."
    ),
    "lying-header": lazy(
        "This file does not hold what it announces. Open it in your application, save it under "
        "another name, then send that one."
    ),
    "strange-names": lazy(
        "The inside of this file has names that are not allowed. Open it in your application, "
        "save it under another name, then send that one."
    ),
    "doctype": lazy(
        "This file asks to read other files: that is not allowed. Open it in your application, "
        "save it under another name, then send that one."
    ),
    "broken": lazy(
        "This file cannot be read to its end. Perhaps it was cut on the way. Save it once more, "
        "then send it again."
    ),
    "far-cells": lazy(
        "A cell is filled in very far away: %(place)s. Clear it (Delete), save, then send the file again."
    ),
    "giant-merge": lazy(
        "Thousands of cells are merged into one: %(place)s. Choose it, then “Merge cells” to "
        "split it, save, and send it again."
    ),
    "too-many-repeats": lazy(
        "The same content is repeated over thousands of rows or columns. Clear those rows, save, "
        "then send the file again."
    ),
    "too-many-cells": lazy(
        "This workbook has far more cells than the exercise needs. Begin again from the start "
        "file, then send that one."
    ),
    "too-many-sheets": lazy(
        "This workbook has too many sheets. Keep those of the exercise, save, then send it again."
    ),
    "too-slow": lazy(
        "This file takes too long to look at. Begin again from the start file, or copy your work "
        "into a new document."
    ),
    "kind/document": lazy(
        "This exercise asks for a text (.odt or .docx), and this file is something else. Choose your text."
    ),
    "kind/spreadsheet": lazy(
        "This exercise asks for a spreadsheet (.ods or .xlsx), and this file is something else. "
        "Choose your spreadsheet."
    ),
    "kind/slides": lazy(
        "This exercise asks for a presentation (.odp or .pptx), and this file is something else. "
        "Choose your presentation."
    ),
}
"""By code; `kind/…`: it is another kind of file than asked for."""
