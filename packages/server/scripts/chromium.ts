import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const NAMES = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome"];

const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The arguments of a Chromium for tests: no windows, and no requests of its own. */
export const CHROMIUM_FLAGS: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chrome or Chromium of this machine: `CHROME_PATH` where it is set, else the first installed one, else `null`. */
export function findChromium(): string | null {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names no file: ${named}`);
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...ELSEWHERE,
  ];
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

/** Finds a Chromium, or installs one: Debian's where this is root on Debian, else by the usual installer. */
export function requireChromium(): string {
  const found = findChromium();
  if (found) return found;
  const installers: [string, string[]][] = [];
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    installers.push([
      "sh",
      ["-c", "apt-get update -q && apt-get install -y -q --no-install-recommends chromium"],
    ]);
  }
  installers.push([
    "npx",
    [
      "--yes",
      "@puppeteer/browsers",
      "install",
      "chrome@stable",
      "--path",
      "node_modules/.cache/prosa/chrome",
    ],
  ]);
  for (const [command, args] of installers) {
    console.log(`No Chrome or Chromium is installed; trying ${command} ${args.slice(0, 3).join(" ")} …`);
    const { status, stdout } = spawnSync(command, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    const installed = findChromium() ?? stdout.match(/^chrome@\S+ (.+)$/m)?.[1];
    if (status === 0 && installed) return installed;
  }
  throw new Error("Install Chrome or Chromium and run this again, or set CHROME_PATH to one.");
}
