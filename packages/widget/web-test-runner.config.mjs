import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { chromeLauncher } from "@web/test-runner-chrome";
import { build } from "esbuild";

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

export default {
  rootDir: root,
  nodeResolve: { exportConditions: ["production", "browser"], preferBuiltins: false },
  browsers: [
    chromeLauncher({
      launchOptions: {
        ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
        args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
      },
      concurrency: 1,
    }),
  ],
  plugins: [
    mswPlugin,
    esbuildPlugin({ ts: true, target: "es2022", tsconfig: resolve(import.meta.dirname, "tsconfig.json") }),
  ],
  testFramework: { config: { ui: "bdd", timeout: 5_000 } },
  groups: files.map((file) => ({ name: basename(file, ".test.ts"), files: resolve(root, file) })),
};
