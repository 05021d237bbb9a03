// Runs one of the project's scripts on a fresh clone: installs what is missing, builds the wire's package, which all
// others import, then hands over to the Node that the project brings. Plain JavaScript for Node 20, since nothing is installed yet when it starts.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = path.join(root, "node_modules/.bin");
const stamp = path.join(root, "node_modules/.prosa-installed");
const [script, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`Prosa needs Node 20 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const wanted = createHash("sha256")
  .update(readFileSync(path.join(root, "package-lock.json")))
  .digest("hex");
const isStamped = existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
if (!isStamped && !isInstalledByHand()) {
  console.log("Installing what is missing (npm ci)…");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, wanted);
}

const built = spawnSync(path.join(bin, "tsc"), ["-b", "packages/protocol"], {
  cwd: root,
  stdio: "inherit",
  shell: process.platform === "win32",
});
if (built.status !== 0) process.exit(built.status ?? 1);

const child = spawn(path.join(bin, "node"), [path.join(root, script), ...args], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

/** True where `npm ci` ran since the lock file was last changed: npm writes its own copy of it once everything is there. */
function isInstalledByHand() {
  const changedAt = (name) =>
    statSync(path.join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY;
  return changedAt("node_modules/.package-lock.json") > changedAt("package-lock.json");
}
