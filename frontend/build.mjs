// Bundles the scripts of the pages, the outlines of land for the maps, and the licences of all that goes into them,
// into the folder given (by default the package's own), where the server finds them. Nothing of it is committed.
import { build } from "esbuild";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { feature } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../graph/rightsgraph/server/static/bundle"));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const made = await build({
  absWorkingDir: here,
  entryPoints: ["src/site.js", "src/network.js", "src/query.js"],
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

writeFileSync(join(out, "world.json"), JSON.stringify({ coarse: outlines("land-110m"), fine: outlines("land-50m") }));
writeFileSync(join(out, "LICENSES.txt"), licences(made.metafile));

// Rings of land: bounds and then longitude, latitude, longitude, latitude ... in hundredths of a degree.
function outlines(name) {
  const world = JSON.parse(readFileSync(join(here, "node_modules/world-atlas", `${name}.json`), "utf8"));
  const land = feature(world, world.objects.land);
  const shapes = (land.features ?? [land]).flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
  );
  return shapes.flat().map((ring) => {
    const points = ring.map(([x, y]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]);
    const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), points.flat()];
  });
}

function licences(metafile) {
  const names = new Set(["world-atlas"]);
  for (const input of Object.keys(metafile.inputs)) {
    const found = input.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (found) names.add(found[1]);
  }
  const parts = [...names].sort().map((name) => {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
    const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : "";
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `The scripts in this folder hold the packages below. Outlines of land: Natural Earth, public domain.\n\n${parts.join("\n----\n\n")}`;
}
