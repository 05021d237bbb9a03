import { resolve } from "node:path";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const widget = resolve(import.meta.dirname, "packages/widget");
const entry = (name: string) => resolve(widget, `src/${name}.ts`);

const shared: UserConfig["build"] = {
  target: "es2022",
  emptyOutDir: false,
  sourcemap: true,
  modulePreload: false,
};

/** Takes the white space out of the styles, which are strings and so are left alone by the minifier. */
const compactStyles: Plugin = {
  name: "compact-styles",
  transform: {
    filter: { id: /\/styles\/[\w-]+\.ts$/ },
    handler: (code) =>
      code.replace(/`[^`]*`/g, (style) =>
        style
          .replace(/\/\*.*?\*\//gs, "")
          .replace(/\s+/g, " ")
          .replace(/ ?([{};,]) ?|(:) /g, "$1$2"),
      ),
  },
};

// The wire's schemas are made by calls, which a bundler must keep unless it is told that they do nothing but return.
const treeshake = { manualPureFunctions: ["z"] };

const builds: Readonly<Record<string, UserConfig["build"]>> = {
  // The script tag's file: one classic script, since `async` tags of strict pages may not be modules.
  loader: {
    ...shared,
    outDir: resolve(widget, "dist"),
    rolldownOptions: {
      input: entry("loader"),
      output: { format: "iife", entryFileNames: "prosa.js" },
    },
  },
  // What the loader imports on intent, with the chunks that it loads later beside it.
  chat: {
    ...shared,
    outDir: resolve(widget, "dist"),
    rolldownOptions: {
      input: { chat: entry("define") },
      treeshake,
      output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
  // The npm package: the wire is inlined, the libraries are the importer's.
  npm: {
    ...shared,
    minify: false,
    outDir: resolve(widget, "dist/npm"),
    rolldownOptions: {
      input: { index: entry("index"), define: entry("define") },
      treeshake,
      preserveEntrySignatures: "strict",
      external: [/^lit(\/|$)/, /^partysocket(\/|$)/, "idb-keyval", "marked"],
      output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
};

export default defineConfig(({ mode }) => {
  const build = builds[mode];
  if (!build) throw new Error(`Say what to build: vite build --mode ${Object.keys(builds).join(" | ")}.`);
  return { root: widget, mode: "production", plugins: [compactStyles], build, logLevel: "error" };
});
