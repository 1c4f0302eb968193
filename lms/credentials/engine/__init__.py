"""WeasyPrint as we use it: our pages, pictures and fonts, and shortcuts. The only folder that imports it."""
