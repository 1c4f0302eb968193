import { python } from "@codemirror/lang-python";
import { dressAll } from "./editor.js";

dressAll({ python });
