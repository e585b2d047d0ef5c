// The page of the network: the picture, the search in it, and the ties of what is chosen, told in words.
import { draw, drawable } from "./drawing.js";

const box = document.getElementById("net");
const tools = document.getElementById("nettools");
const saidBox = document.getElementById("netsaid");

function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const STATUS = { asserted: "Asserted", reported: "Reported", alleged: "Alleged" };

function tell(record, ties) {
  saidBox.replaceChildren();
  if (record === null) return;
  const head = element("p");
  head.append(element("a", record.label, { href: record.href }), ` (${record.kind})`);
  const list = element("ul");
  for (const tie of ties.slice(0, 40)) {
    const line = element("li");
    const out = tie.source === record.id;
    const firmly = Object.entries(tie.statuses).map(([s, n]) => `${n} ${STATUS[s].toLowerCase()}`).join(", ");
    line.append(element("span", `${STATUS[tie.firmest]}: `, { class: `firm ${tie.firmest}` }));
    line.append(out ? `${tie.relation} ${tie.to}` : `${tie.relation} this, by ${tie.from}`);
    line.append(element("span", ` (${firmly}${tie.denied ? "; also denied" : ""}) `, { class: "note" }));
    tie.evidence.forEach((href, i) => line.append(element("a", `event ${i + 1}`, { href }), " "));
    list.append(line);
  }
  saidBox.append(head, list);
  if (ties.length > 40) saidBox.append(element("p", `and ${ties.length - 40} more ties`));
}

if (box) {
  if (!drawable()) {
    box.replaceChildren(element("p", "This browser cannot draw the picture (it has no WebGL). The table below has the same ties.", { class: "note" }));
  } else {
    const answer = await fetch(box.dataset.from);
    const data = await answer.json();
    const picture = draw(box, data, tell);
    tools.hidden = false;
    const names = document.getElementById("net-names");
    const byName = new Map();
    for (const node of data.nodes) {
      if (!byName.has(node.label)) names.append(element("option", "", { value: node.label }));
      byName.set(node.label, byName.get(node.label) ?? node.id);
    }
    document.getElementById("net-find").addEventListener("change", (event) => {
      const found = byName.get(event.target.value);
      if (found) picture.choose(found);
    });
    document.getElementById("net-in").addEventListener("click", picture.closer);
    document.getElementById("net-out").addEventListener("click", picture.farther);
    document.getElementById("net-all").addEventListener("click", picture.all);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => location.reload());
    box.dataset.drawn = `${data.nodes.length} ${data.edges.length}`;
  }
}
