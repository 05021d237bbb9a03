import { resolve } from "node:path";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const widget = resolve(import.meta.dirname, "packages/widget");
const entry = (name: string) => resolve(widget, `src/${name}.ts`);

const shared: UserConfig["build"] = {
  copyPublicDir: false,
  target: "es2022",
  emptyOutDir: false,
  sourcemap: true,
};

/** Takes the white space out of the styles, which are strings and so are left alone by the minifier. */
const compactStyles: Plugin = {
  name: "compact-styles",
  transform: {
    filter: { id: /\/(?:styles\/[\w-]+|[\w-]+-styles)\.ts$/ },
    handler: (code) =>
      code.replace(/`[^`]*`/g, (style) =>
        style
          .replace(/\/\*.*?\*\//gs, "")
          .replace(/\s+/g, " ")
          .replace(/ ?([{};,>/]) ?|(:) /g, "$1$2")
          .replace(/;}/g, "}")
          .replace(/(?<=[ (,:-])0\./g, "."),
      ),
  },
};

/** Takes out what partysocket would log if it were asked to, or ran elsewhere than in a browser: a sixth of it. */
const quietSocket: Plugin = {
  name: "quiet-socket",
  transform: {
    filter: { id: /\/partysocket\/dist\/ws\.js$/ },
    // The breaks of lines stay, so that the source map is right.
    handler: (code) =>
      code
        .replace(/^ +this\._debug\([^;]*\);$/gm, (call) => call.replace(/./g, ""))
        .replace(/console\.error\(`(?:[^`\\]|\\[\s\S])*`\)/g, (call) => `0${call.replace(/./g, "")}`),
  },
};

// The wire's schemas are made by calls, which a bundler must keep unless it is told that they do nothing but return.
const treeshake = { manualPureFunctions: ["z"] };

// What libraries ask to find out that they are in a browser.
const define = {
  process: "undefined",
  "navigator.product": '"Gecko"',
  "globalThis.EventTarget": "true",
  "globalThis.Event": "true",
};

const files = { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" };

// Module builds are library builds: an application's would wrap every lazy import in Vite's preload helper.
const builds: Readonly<Record<string, UserConfig["build"]>> = {
  // The script tag's file: one classic script, since `async` tags of strict pages may not be modules.
  loader: {
    ...shared,
    outDir: resolve(widget, "dist"),
    rolldownOptions: {
      input: entry("element/loader"),
      output: { format: "iife", entryFileNames: "prosa.js" },
    },
  },
  // What the loader imports on intent, with the chunks that it loads later beside it.
  chat: {
    ...shared,
    // How production serves these files: to pages of every origin.
    copyPublicDir: true,
    outDir: resolve(widget, "dist"),
    rolldownOptions: {
      treeshake,
      // What the lazy chunks share with it stays in it: a chunk of its own would cost one more round trip.
      preserveEntrySignatures: "allow-extension",
      output: { ...files, minify: true, comments: false },
    },
    lib: { entry: { chat: entry("element/tag") }, formats: ["es"] },
  },
  // The npm package: the wire is inlined, the libraries are the importer's.
  npm: {
    ...shared,
    minify: false,
    outDir: resolve(widget, "dist/npm"),
    rolldownOptions: {
      treeshake,
      external: [/^lit(\/|$)/, /^partysocket(\/|$)/, "idb-keyval", "marked"],
      // The bubble stays with the chat that may load it: apart, whoever bundles `define` would be warned of an import in vain.
      output: {
        ...files,
        codeSplitting: { groups: [{ name: "prosa-chat", test: /src\/element\/(prosa-chat|launcher)\.ts$/ }] },
      },
    },
    lib: { entry: { index: entry("index"), define: entry("element/define") }, formats: ["es"] },
  },
};

export default defineConfig(({ mode }) => {
  const build = builds[mode];
  if (!build) throw new Error(`Say what to build: vite build --mode ${Object.keys(builds).join(" | ")}.`);
  return {
    root: widget,
    mode: "production",
    define,
    plugins: [compactStyles, quietSocket],
    build,
    logLevel: "error",
  };
});
