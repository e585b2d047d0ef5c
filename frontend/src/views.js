// An answer as chart, map or graph, drawn from the rows that the page shows.
const SVG = "http://www.w3.org/2000/svg";
const MOST = 40;

function svg(name, attributes = {}, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

function note(text) {
  const made = document.createElement("p");
  made.className = "note";
  made.textContent = text;
  return made;
}

export function rowsOf(table) {
  const columns = [...table.tHead.rows[0].cells].map((c) => c.textContent);
  const rows = [...table.tBodies[0].rows].map((row) =>
    [...row.cells].map((c) => ({ text: c.textContent.trim(), kind: c.dataset.kind, iri: c.title, href: c.querySelector("a")?.getAttribute("href") })),
  );
  return { columns, rows };
}

const numeric = (rows, i) => rows.length > 0 && rows.every((r) => r[i].kind === "none" || (r[i].text !== "" && !Number.isNaN(Number(r[i].text)))) && rows.some((r) => r[i].kind === "number");

// Bars: the numbers of a column by the words of another; without numbers, how often each value of a column comes.
export function chart({ columns, rows }) {
  const value = columns.findIndex((_, i) => numeric(rows, i));
  const years = columns.findIndex((_, i) => i !== value && rows.length > 0 && rows.every((r) => r[i].kind === "none" || /^\d{4}(-|$|~|\/)/.test(r[i].text)));
  const label = value >= 0 ? columns.findIndex((_, i) => i !== value) : years >= 0 ? years : fewest(columns, rows);
  if (label < 0) return [note("There is nothing to draw: the answer has one column of numbers and no names.")];
  const bars = new Map();
  for (const row of rows) {
    const name = value < 0 && label === years ? row[label].text.slice(0, 4) : row[label].text;
    bars.set(name || "–", (bars.get(name || "–") ?? 0) + (value < 0 ? 1 : Number(row[value].text || 0)));
  }
  let drawn = [...bars];
  drawn = label === years ? drawn.sort((a, b) => a[0].localeCompare(b[0])) : value < 0 ? drawn.sort((a, b) => b[1] - a[1]) : drawn;
  const shown = drawn.slice(0, MOST);
  const most = Math.max(1, ...shown.map(([, n]) => n));
  const [left, wide, high] = [240, 460, 24];
  const picture = svg("svg", { viewBox: `0 0 ${left + wide + 90} ${shown.length * high + 8}`, width: left + wide + 90, role: "img" });
  picture.append(svg("title", {}, `${value < 0 ? "rows" : columns[value]} by ${columns[label]}`));
  shown.forEach(([name, n], i) => {
    const y = 4 + i * high;
    const cut = name.length > 34 ? `${name.slice(0, 33)}…` : name;
    picture.append(
      svg("text", { x: left - 10, y: y + 16, "text-anchor": "end" }, cut),
      svg("rect", { class: "bar", x: left, y: y + 4, width: Math.max(1, (wide * Math.max(0, n)) / most), height: high - 8 }),
      svg("text", { x: left + (wide * Math.max(0, n)) / most + 6, y: y + 16 }, String(Math.round(n * 100) / 100)),
    );
  });
  const said = [note(`${value < 0 ? "How many of the rows shown have each" : `${columns[value]}, by`} ${columns[label]}.`), picture];
  if (drawn.length > shown.length) said.push(note(`The first ${shown.length} of ${drawn.length}.`));
  return said;
}

function fewest(columns, rows) {
  const counts = columns.map((_, i) => new Set(rows.map((r) => r[i].text)).size);
  const wanted = counts.map((n, i) => [n, i]).filter(([n]) => n > 1 && n < rows.length).sort((a, b) => a[0] - b[0]);
  return wanted[0]?.[1] ?? (columns.length ? 0 : -1);
}

// Points: columns of latitude and longitude.
export async function map({ columns, rows }, world) {
  const find = (pattern) => columns.findIndex((c) => pattern.test(c));
  const [lat, long] = [find(/^lat/i), find(/^(long|lng|lon)/i)];
  if (lat < 0 || long < 0) return [note("A map needs columns ?lat and ?long, for example from: ?place geo:lat ?lat ; geo:long ?long")];
  const label = columns.findIndex((_, i) => i !== lat && i !== long);
  const answer = await fetch(world);
  const outlines = answer.ok ? (await answer.json()).coarse : [];
  const picture = svg("svg", { viewBox: "-180 -84 360 142", width: 900, role: "img" });
  picture.append(svg("title", {}, "Map of the rows"), svg("rect", { class: "sea", x: -180, y: -84, width: 360, height: 142 }));
  for (const [, , , , flat] of outlines) {
    let path = "";
    for (let i = 0; i < flat.length; i += 2) path += `${i ? "L" : "M"}${flat[i]} ${-flat[i + 1]}`;
    picture.append(svg("path", { class: "land", d: `${path}Z` }));
  }
  let n = 0;
  for (const row of rows) {
    const [x, y] = [Number(row[long].text), Number(row[lat].text)];
    if (row[lat].text === "" || Number.isNaN(x) || Number.isNaN(y)) continue;
    const dot = svg("circle", { class: "bar", cx: x, cy: -y, r: 1.4 });
    if (label >= 0) dot.append(svg("title", {}, row[label].text));
    picture.append(dot);
    n += 1;
  }
  return [note(`${n} of ${rows.length} rows have a place on the map. Outlines: Natural Earth, public domain.`), picture];
}

// Nodes and edges: statements, or the first two columns of records.
export async function graph({ columns, rows }, host) {
  const { draw, drawable } = await import("./drawing.js");
  if (!drawable()) return [note("This browser cannot draw the graph (it has no WebGL).")];
  const statements = columns.join(" ") === "subject predicate object";
  const named = columns.map((_, i) => i).filter((i) => rows.length > 0 && rows.every((r) => r[i].kind !== "number" && r[i].kind !== "date"));
  const [from, to] = statements ? [0, 2] : [columns.indexOf("from") >= 0 ? columns.indexOf("from") : named[0], columns.indexOf("to") >= 0 ? columns.indexOf("to") : named.find((i) => i !== named[0])];
  if (from === undefined || to === undefined) return [note("A graph needs two columns of records or names, or the statements of a CONSTRUCT.")];
  const edges = new Map();
  const nodes = new Map();
  for (const row of rows) {
    const [a, b] = [row[from], row[to]];
    if (!a.text || !b.text) continue;
    for (const cell of [a, b]) {
      const key = cell.iri || cell.text;
      nodes.set(key, { id: key, label: cell.text.slice(0, 60), kind: "person", href: cell.href ?? "", ties: (nodes.get(key)?.ties ?? 0) + 1 });
    }
    const key = `${a.iri || a.text}\n${b.iri || b.text}`;
    const known = edges.get(key) ?? { source: a.iri || a.text, target: b.iri || b.text, events: 0, firmest: "" };
    known.events += 1;
    edges.set(key, known);
  }
  const kept = [...nodes.values()].sort((x, y) => y.ties - x.ties).slice(0, 150);
  const inside = new Set(kept.map((n) => n.id));
  const drawn = [...edges.values()].filter((e) => inside.has(e.source) && inside.has(e.target));
  settle(kept, drawn);
  const box = document.createElement("div");
  box.className = "net";
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", "Picture of the rows as a graph");
  host.replaceChildren(note(`${columns[from]} to ${columns[to]}: ${drawn.length} edges between ${kept.length} of ${nodes.size} nodes.`), box);
  draw(box, { nodes: kept, edges: drawn, layer: "acts" });
  return null;
}

// Springs and charges (Fruchterman and Reingold 1991) from a circle: the same rows give the same picture.
function settle(nodes, edges) {
  const at = new Map(nodes.map((n, i) => [n.id, i]));
  const n = nodes.length;
  const x = nodes.map((_, i) => Math.cos((2 * Math.PI * i) / n));
  const y = nodes.map((_, i) => Math.sin((2 * Math.PI * i) / n));
  const k = Math.sqrt(4 / Math.max(1, n));
  for (let round = 0; round < 150; round += 1) {
    const dx = new Float64Array(n);
    const dy = new Float64Array(n);
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < i; j += 1) {
        const [ex, ey] = [x[i] - x[j], y[i] - y[j]];
        const far = Math.max(1e-3, Math.hypot(ex, ey));
        const push = (k * k) / (far * far);
        dx[i] += ex * push; dy[i] += ey * push; dx[j] -= ex * push; dy[j] -= ey * push;
      }
      dx[i] -= x[i] * 0.05; dy[i] -= y[i] * 0.05;
    }
    for (const e of edges) {
      const [i, j] = [at.get(e.source), at.get(e.target)];
      const [ex, ey] = [x[i] - x[j], y[i] - y[j]];
      const pull = Math.hypot(ex, ey) / k;
      dx[i] -= ex * pull; dy[i] -= ey * pull; dx[j] += ex * pull; dy[j] += ey * pull;
    }
    const warm = 0.1 * (1 - round / 150);
    for (let i = 0; i < n; i += 1) {
      const far = Math.max(1e-9, Math.hypot(dx[i], dy[i]));
      x[i] += (dx[i] / far) * Math.min(far, warm);
      y[i] += (dy[i] / far) * Math.min(far, warm);
    }
  }
  nodes.forEach((node, i) => Object.assign(node, { x: x[i], y: y[i] }));
}
