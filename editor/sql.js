import { SQLite, sql } from "@codemirror/lang-sql";
import { dressAll } from "./editor.js";

dressAll({ sql: () => sql({ dialect: SQLite }) });
