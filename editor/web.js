import { html } from "@codemirror/lang-html";
import { javascript } from "@codemirror/lang-javascript";
import { dressAll } from "./editor.js";

dressAll({ html, javascript });
