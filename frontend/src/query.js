// The page of queries: an editor with completion and the place of an error, and the answer in other shapes.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { chart, graph, map, rowsOf } from "./views.js";

const WORDS = ("SELECT DISTINCT CONSTRUCT ASK DESCRIBE WHERE FILTER OPTIONAL UNION MINUS BIND VALUES GRAPH GROUP BY HAVING ORDER BY ASC DESC LIMIT OFFSET " +
  "FROM NAMED AS EXISTS NOT IN COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG DATATYPE IRI BOUND COALESCE IF REGEX REPLACE CONTAINS STRSTARTS STRENDS LCASE UCASE STRLEN SUBSTR CONCAT YEAR MONTH DAY NOW").split(" ");
const PREFIXES = {
  hr: "https://w3id.org/rightsgraph/ns#",
  hrv: "https://w3id.org/rightsgraph/vocab#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dcterms: "http://purl.org/dc/terms/",
  oa: "http://www.w3.org/ns/oa#",
  prov: "http://www.w3.org/ns/prov#",
  schema: "https://schema.org/",
  geo: "http://www.w3.org/2003/01/geo/wgs84_pos#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};
const COMMON = "rdf:type rdfs:label skos:prefLabel skos:altLabel skos:broader dcterms:title dcterms:issued dcterms:publisher oa:exact oa:start oa:end oa:hasSource schema:name geo:lat geo:long xsd:date xsd:integer".split(" ");

const area = document.getElementById("query");
let terms = null;

async function known() {
  if (terms === null) {
    const answer = await fetch(area.dataset.terms);
    const found = answer.ok ? await answer.json() : [];
    terms = [
      ...found.map((t) => ({ ...t, type: t.label.startsWith("hrv:") ? "constant" : "property" })),
      ...COMMON.map((label) => ({ label, type: "property" })),
    ];
  }
  return terms;
}

async function complete(context) {
  const word = context.matchBefore(/[?$]?[\w-]*:?[\w-]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const text = context.state.doc.toString();
  if (/^[?$]/.test(word.text)) {
    const names = new Set([...text.matchAll(/[?$]\w+/g)].map((m) => m[0]).filter((n) => n !== word.text));
    return { from: word.from, options: [...names].map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
  }
  const before = context.state.doc.lineAt(word.from).text.slice(0, word.from - context.state.doc.lineAt(word.from).from);
  if (/PREFIX\s+$/i.test(before)) {
    return { from: word.from, options: Object.entries(PREFIXES).map(([p, iri]) => ({ label: `${p}: <${iri}>`, type: "namespace" })) };
  }
  const declared = (label) => {
    const prefix = label.split(":")[0];
    return new RegExp(`PREFIX\\s+${prefix}:`, "i").test(text) ? undefined : (view, completion, from, to) => {
      const line = `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`;
      view.dispatch({ changes: [{ from: 0, insert: line }, { from, to, insert: label }], selection: { anchor: from + line.length + label.length } });
    };
  };
  const options = [
    ...(await known()).map((t) => ({ ...t, apply: declared(t.label) })),
    ...WORDS.map((label) => ({ label, type: "keyword" })),
  ];
  return { from: word.from, options, validFor: /^[\w-]*:?[\w-]*$/ };
}

const look = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--faint)", fontStyle: "italic" },
  { tag: tags.string, color: "var(--place)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--group)" },
  { tag: [tags.atom, tags.number, tags.meta], color: "var(--organisation)" },
]);

const theme = EditorView.theme({
  "&": { fontSize: "0.86rem", backgroundColor: "var(--paper)", color: "var(--ink)" },
  ".cm-content": { fontFamily: "var(--mono)", caretColor: "var(--ink)", minHeight: "16rem" },
  ".cm-gutters": { backgroundColor: "var(--raised)", color: "var(--faint)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--raised) 60%, transparent)" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "1px" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--accent) 30%, transparent) !important" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--line)", fontFamily: "var(--sans)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--paper)" },
  ".cm-completionDetail": { color: "inherit", opacity: ".8" },
  ".cm-completionInfo": { maxWidth: "22rem" },
});

function editor() {
  const form = area.form;
  const host = document.createElement("div");
  host.className = "code";
  area.before(host);
  // In a shadow tree the editor's styles are constructed sheets, which the policy of this server (no inline styles) allows.
  const root = host.attachShadow({ mode: "open" });
  const ask = () => {
    form.requestSubmit();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        keymap.of([{ key: "Mod-Enter", run: ask }]),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [complete], maxRenderedOptions: 60 }),
        StreamLanguage.define(sparql),
        syntaxHighlighting(look),
        lintGutter(),
        theme,
        EditorView.lineWrapping,
        // Typing over a selection makes Chromium write an inline style into the text, which the policy forbids: not native.
        EditorView.domEventHandlers({
          beforeinput(event, view) {
            if (event.inputType !== "insertText" || event.data === null || view.state.selection.main.empty) return false;
            event.preventDefault();
            view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
            return true;
          },
        }),
        EditorView.contentAttributes.of({ "aria-label": document.getElementById("query-label").textContent, spellcheck: "false" }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) area.value = update.state.doc.toString();
        }),
      ],
    }),
  });
  area.hidden = true;
  document.getElementById("query-label").addEventListener("click", () => view.focus());
  document.getElementById("keys").hidden = false;
  mark(view);
  host.dataset.ready = "yes";
  return view;
}

// The place of an error, as the server's parser names it, is marked in the text.
function mark(view) {
  const line = Number(area.dataset.line);
  if (!line || line > view.state.doc.lines) return;
  const place = view.state.doc.line(line);
  // An error at the end of a line is shown at its last letter: an empty stretch could not be seen.
  const from = Math.max(place.from, Math.min(place.to - 1, place.from + Math.max(0, Number(area.dataset.column) - 1)));
  const to = Math.max(from, Math.min(place.to, from + (place.text.slice(from - place.from).match(/^\S+/)?.[0].length ?? 1)));
  const message = document.querySelector("#failure p")?.textContent ?? "The query does not parse here.";
  view.dispatch(setDiagnostics(view.state, [{ from, to, severity: "error", message }]));
}

function views() {
  const bar = document.getElementById("views");
  const table = document.getElementById("rows");
  if (!bar || !table) return;
  bar.hidden = false;
  const shown = document.getElementById("shown");
  const frame = table.parentElement;
  const answer = rowsOf(table);
  bar.addEventListener("click", async (event) => {
    const view = event.target.dataset?.view;
    if (!view) return;
    for (const button of bar.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button === event.target));
    frame.hidden = view !== "table";
    shown.hidden = view === "table";
    shown.replaceChildren();
    const made = view === "chart" ? chart(answer) : view === "map" ? await map(answer, table.dataset.world) : view === "graph" ? await graph(answer, shown) : null;
    if (made) shown.replaceChildren(...made);
    shown.dataset.shows = view;
    const wanted = new URL(location);
    wanted.hash = view === "table" ? "" : `view=${view}`;
    history_.replaceState(null, "", wanted);
    const again = document.getElementById("again");
    if (again) again.href = again.href.split("#")[0] + wanted.hash;
  });
  const wanted = location.hash.match(/^#view=(\w+)$/)?.[1];
  if (wanted) bar.querySelector(`[data-view="${CSS.escape(wanted)}"]`)?.click();
}

const history_ = window.history;
if (area) editor();
views();
