// A code editor in the place of a text area: the same words go with the form, and without it nothing is lost.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// Colours come from the page, light or dark: custom properties cross the shadow.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.tagName], color: "var(--code-word)", fontWeight: "600" },
  { tag: [tags.string, tags.attributeValue, tags.special(tags.string)], color: "var(--code-text)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.unit, tags.color], color: "var(--code-number)" },
  { tag: [tags.comment, tags.meta], color: "var(--code-remark)", fontStyle: "italic" },
  { tag: [tags.definition(tags.variableName), tags.function(tags.variableName), tags.attributeName, tags.propertyName], color: "var(--code-name)" },
]);
const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--card)", fontSize: "1rem", borderRadius: "var(--curve)" },
  "&.cm-focused": { outline: "3px solid var(--lamp)", boxShadow: "0 0 0 6px var(--ink)" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", direction: "ltr", textAlign: "left" },
  ".cm-content": { minHeight: "12rem", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--sunk)", color: "var(--ink-soft)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--action-soft)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "var(--code-chosen)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--lamp-soft)", outline: "1px solid var(--lamp)" },
});

// The editor lives in a shadow root: its styles are then adopted sheets, which a strict policy allows.
function dress(area, languages) {
  const label = document.querySelector(`label[for="${area.id}"]`);
  const hint = document.getElementById(`${area.id}-hint`);
  if (hint?.dataset.editorHint) hint.append(` ${hint.dataset.editorHint}`);
  const place = document.createElement("div");
  place.className = "editor";
  const root = place.attachShadow({ mode: "open" });
  area.before(place);
  const spaces = area.dataset.language === "python" ? 4 : 2;
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(), history(), drawSelection(), indentOnInput(), bracketMatching(), highlightActiveLine(), highlightActiveLineGutter(),
        indentUnit.of(" ".repeat(spaces)), EditorState.tabSize.of(spaces), EditorView.lineWrapping,
        syntaxHighlighting(colours), look, languages[area.dataset.language](),
        keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ "aria-label": label.textContent, "aria-description": hint?.textContent ?? "", autocapitalize: "off", translate: "no" }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          area.value = view.state.doc.toString();
          area.dispatchEvent(new Event("input", { bubbles: true }));
        }),
      ],
    }),
  });
  if (document.activeElement === area) { // one writes already: go on where one was
    view.dispatch({ selection: { anchor: area.selectionStart, head: area.selectionEnd } });
    view.focus();
  }
  area.hidden = true;
  label.addEventListener("click", () => view.focus());
  area.addEventListener("focus", () => view.focus());
}

export function dressAll(languages) {
  for (const area of document.querySelectorAll("textarea[data-editor]")) {
    if (area.dataset.language in languages) dress(area, languages);
  }
}
