import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, relative, resolve } from "node:path";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { build } from "esbuild";
import { noteTestTime } from "../../scripts/test-times.ts";

const root = resolve(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);
const files = globSync("packages/widget/{src,test}/**/*.test.ts", { cwd: root });

// msw's own dependencies include CommonJS, which a browser cannot import: so it comes as one bundle, made once.
const msw = build({
  stdin: { contents: `export * from "msw"; export * from "msw/browser";`, resolveDir: root },
  bundle: true,
  format: "esm",
  write: false,
  platform: "browser",
  logLevel: "silent",
}).then(({ outputFiles }) => outputFiles[0].text);

const mswPlugin = {
  name: "msw",
  resolveImport: ({ source }) => (/^msw(\/browser)?$/.test(source) ? "/msw.js" : undefined),
  async serve({ path }) {
    if (path === "/msw.js") return { body: await msw, type: "js" };
    if (path !== "/mockServiceWorker.js") return undefined;
    return { body: await readFile(require.resolve("msw/mockServiceWorker.js"), "utf8"), type: "js" };
  },
};

// The script tag's files as a site has them: one classic script, and modules that are named by their content.
const bundle = { bundle: true, write: false, outdir: "/", metafile: true, logLevel: "silent" };
const modules = {
  ...bundle,
  entryNames: "[dir]/[name]-[hash]",
  format: "esm",
  conditions: ["production"],
};
const source = (name) => resolve(import.meta.dirname, `src/element/${name}.ts`);
const findChunk = ({ metafile }, name) => {
  const outputs = Object.keys(metafile.outputs).map((path) => basename(path));
  return `chunks/${outputs.find((path) => new RegExp(`^${name}-[A-Z0-9]{8}\\.js$`).test(path))}`;
};
const served = build({
  ...modules,
  entryPoints: { "chunks/chat": source("tag") },
  chunkNames: "chunks/[name]-[hash]",
  splitting: true,
}).then(async (chat) => {
  const find = (name) => findChunk(chat, name);
  const words = { "pt-BR": find("pt-br"), en: find("en"), es: find("es"), ar: find("ar") };
  const names = { chat: find("chat"), client: find("conversation"), features: find("features"), words };
  const start = await build({
    ...modules,
    entryPoints: { "chunks/start": source("start") },
    define: { TAG_FILES: JSON.stringify(names) },
  });
  names.start = findChunk(start, "start");
  const loader = await build({
    ...bundle,
    entryPoints: { prosa: source("loader") },
    format: "iife",
    define: { START_FILE: JSON.stringify(names.start) },
  });
  const outputs = [loader, start, chat].flatMap(({ outputFiles }) => outputFiles);
  const lasting = ["chat", "start"].map((name) => [`/${name}.js`, `export * from "./${names[name]}";`]);
  return { files: new Map([...outputs.map(({ path, text }) => [path, text]), ...lasting]), names };
});

const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'nonce-strict' 'strict-dynamic'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

// What a test holds back until it asks for `/held/release`: the chat's code, or what comes before it, and the page's own.
let release = () => {};
let held = Promise.resolve();
function hold() {
  const { promise, resolve } = Promise.withResolvers();
  held = promise;
  release = resolve;
}

// What a site on a bad line did not get at the first time.
const missed = new Set();

const hostPlugin = {
  name: "host-pages",
  async serve({ path }) {
    if (path === "/mockServiceWorker.js") return undefined;
    const { files, names } = await served;
    // Sites that block everything but the first file, and all but the first two.
    if (path.startsWith("/blocked/") && path !== "/blocked/prosa.js") return undefined;
    if (path.startsWith("/blocked-chat/") && !path.endsWith("/prosa.js") && !path.endsWith(names.start))
      return undefined;
    if (path === "/held/hold") hold();
    if (path === "/held/release") release();
    if (path === "/held/hold" || path === "/held/release") return { body: "", type: "js" };
    const heldName = path.startsWith("/held-start-") ? names.start : names.chat;
    if (path.startsWith("/held-") && (path.endsWith(heldName) || path.endsWith("/late.js"))) await held;
    if (/^\/flaky\/.*\bstart\b/.test(path) && !missed.has(path)) {
      missed.add(path);
      return undefined;
    }
    // A site with a new build, and a file of the last one: what that names is gone.
    for (const name of ["chat", "start"]) {
      if (path === `/renewed-${name}/${names[name]}`) return undefined;
      if (path === `/renewed-${name}/${name}.js`)
        return { body: `export * from "../${names[name]}";`, type: "js" };
    }
    const body = files.get(path.replace(/\/(flaky|blocked|blocked-chat|renewed-\w+|held-[\w-]+)\//, "/"));
    return body === undefined ? undefined : { body, type: "js" };
  },
  transform(context) {
    if (context.path.endsWith("/strict.html")) context.set("content-security-policy", STRICT_POLICY);
  },
};

// The pages of the loader's tests ask this very server for a session; no room answers them.
function answerSession(context, next) {
  if (context.path !== "/api/sessions") return next();
  context.status = 201;
  context.body = { session: "session-1", token: "token", expiresInS: 3_600, refreshToken: "refresh" };
}

/** Notes the time of every test for the list of the slowest. */
const timesReporter = {
  onTestRunFinished({ sessions }) {
    for (const { testFile, testResults } of sessions) noteSuite(testResults, relative(root, testFile));
  },
};

function noteSuite(suite, file) {
  for (const { name, duration } of suite?.tests ?? [])
    if (duration !== undefined) noteTestTime({ name, file, ms: duration });
  for (const inner of suite?.suites ?? []) noteSuite(inner, file);
}

export default {
  rootDir: root,
  reporters: [defaultReporter(), timesReporter],
  middleware: [answerSession],
  nodeResolve: { exportConditions: ["production", "browser"], preferBuiltins: false },
  browsers: [
    chromeLauncher({
      launchOptions: {
        ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
        args: [
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
        ],
      },
      concurrency: 1,
    }),
  ],
  plugins: [
    mswPlugin,
    hostPlugin,
    esbuildPlugin({ ts: true, target: "es2022", tsconfig: resolve(import.meta.dirname, "tsconfig.json") }),
  ],
  // Patience with a machine that is busy with other things: a test ends by what it waits for, not by this.
  testFramework: { config: { ui: "bdd", timeout: 40_000 } },
  testsFinishTimeout: 300_000,
  groups: files.map((file) => ({ name: basename(file, ".test.ts"), files: resolve(root, file) })),
};
