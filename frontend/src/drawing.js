// A network in a box: people are discs, organisations squares, groups rings; ties have the colour of how firmly they
// are said.
import Graph from "graphology";
import { createNodeBorderProgram } from "@sigma/node-border";
import { NodeSquareProgram } from "@sigma/node-square";
import Sigma from "sigma";

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const SHAPES = { organisation: "square", group: "ring" };
const Ring = createNodeBorderProgram({
  borders: [
    { size: { value: 0.4 }, color: { attribute: "color" } },
    { size: { fill: true }, color: { attribute: "inside" } },
  ],
});

export function palette() {
  const names = ["person", "organisation", "group", "place", "asserted", "reported", "alleged", "ink", "paper", "faint", "line"];
  return Object.fromEntries(names.map((n) => [n, hex(colour(`--${n}`))]));
}

// Sigma reads colours as #rrggbb; a browser may give them in any form.
function hex(text) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  pen.fillStyle = text;
  return pen.fillStyle;
}

export function draw(box, data, said = () => {}) {
  const colours = palette();
  const graph = new Graph({ multi: true, type: "directed" });
  const most = Math.max(1, ...data.nodes.map((n) => n.ties));
  for (const n of data.nodes) {
    graph.addNode(n.id, {
      label: n.label,
      x: n.x,
      y: n.y,
      size: 2.5 + (data.nodes.length > 60 ? 5.5 : 8) * Math.sqrt(n.ties / most),
      color: colours[n.kind] ?? colours.ink,
      type: SHAPES[n.kind] ?? "circle",
      inside: colours.paper,
      record: n,
    });
  }
  const widest = Math.max(1, ...data.edges.map((e) => e.events));
  for (const e of data.edges) {
    graph.addEdge(e.source, e.target, {
      size: 0.8 + 3 * Math.sqrt((e.events - 1) / widest),
      color: colours[e.firmest] ?? colours.faint,
      type: data.layer === "acts" ? "arrow" : "line",
      record: e,
    });
  }
  let chosen = null;
  const near = (node) => chosen === null || node === chosen || graph.areNeighbors(node, chosen);
  const sigma = new Sigma(graph, box, {
    allowInvalidContainer: true,
    nodeProgramClasses: { square: NodeSquareProgram, ring: Ring },
    labelColor: { color: colours.ink },
    labelFont: getComputedStyle(document.body).fontFamily,
    labelSize: 12,
    labelRenderedSizeThreshold: 4,
    labelDensity: 0.7,
    minCameraRatio: 0.05,
    maxCameraRatio: 4,
    zIndex: true,
    stagePadding: 45,
    defaultDrawNodeHover: (pen, node, settings) => hover(pen, node, settings, colours),
    nodeReducer: (node, shown) => (near(node) ? { ...shown, forceLabel: node === chosen, zIndex: 1 } : { ...shown, color: colours.line, label: "", zIndex: 0 }),
    edgeReducer: (edge, shown) =>
      chosen === null || graph.extremities(edge).includes(chosen) ? shown : { ...shown, color: colours.line, size: 0.4 },
  });
  const choose = (node) => {
    chosen = node;
    sigma.refresh({ skipIndexation: true });
    said(node === null ? null : graph.getNodeAttribute(node, "record"), node === null ? [] : graph.mapEdges(node, (_, a) => a.record));
  };
  sigma.on("clickNode", ({ node }) => choose(node));
  sigma.on("clickStage", () => choose(null));
  const camera = sigma.getCamera();
  return {
    choose(node) {
      const place = sigma.getNodeDisplayData(node);
      if (place) camera.animate({ x: place.x, y: place.y, ratio: Math.min(camera.ratio, 0.5) }, { duration: 250 });
      choose(node);
    },
    closer: () => camera.animatedZoom({ duration: 200 }),
    farther: () => camera.animatedUnzoom({ duration: 200 }),
    all: () => camera.animatedReset({ duration: 200 }),
    sigma,
    graph,
    end: () => sigma.kill(),
  };
}

function hover(pen, node, settings, colours) {
  pen.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
  const width = pen.measureText(node.label ?? "").width + 8;
  pen.fillStyle = colours.paper;
  pen.strokeStyle = colours.ink;
  pen.beginPath();
  pen.rect(node.x + node.size, node.y - 10, width, 20);
  pen.fill();
  pen.stroke();
  pen.fillStyle = colours.ink;
  pen.fillText(node.label ?? "", node.x + node.size + 4, node.y + settings.labelSize / 3);
}

export const drawable = () => {
  const gl = document.createElement("canvas").getContext("webgl2");
  return gl !== null;
};
