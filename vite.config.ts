import { resolve } from "node:path";
import { defineConfig, type UserConfig } from "vite";
import { minifyStyles } from "./packages/widget/scripts/minify-styles.ts";
import { retryParts } from "./packages/widget/scripts/retry-parts.ts";

const widget = resolve(import.meta.dirname, "packages/widget");
const desk = resolve(import.meta.dirname, "packages/desk");
const entry = (name: string) => resolve(widget, `src/${name}.ts`);

const shared: UserConfig["build"] = {
  copyPublicDir: false,
  target: "es2022",
  emptyOutDir: false,
  sourcemap: true,
};

// The wire's schemas are made by calls, which a bundler must keep unless it is told that they do nothing but return.
// Of marked only the lexer is used: its module makes a `Marked` (`ne` in the file that it publishes) and writes to it.
const treeshake = {
  manualPureFunctions: ["z", "ne"],
} as const;

const files = { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" };

/**
 * The chunks whose functions nearly all run when the chat is opened. Chromium compiles them off the main thread while they load
 * (Explicit Compile Hints), and not one by one after the press; other browsers pass over the comment.
 */
const OPENING = /^(chat|conversation|features)$/;
const COMPILED_AT_ONCE = "//# allFunctionsCalledOnLoad";

// Pages wait for the script tag's files: their maps are beside them, and they do not name them.
// Module builds are library builds: an application's would wrap every lazy import in Vite's preload helper.
const builds: Readonly<Record<string, UserConfig["build"]>> = {
  // The script tag's file: one classic script, since `async` tags of strict pages may not be modules.
  loader: {
    ...shared,
    sourcemap: "hidden",
    outDir: resolve(widget, "dist"),
    rolldownOptions: {
      input: entry("element/loader"),
      output: { format: "iife", entryFileNames: "prosa.js" },
    },
  },
  // What the loader imports once the bubble is drawn.
  start: {
    ...shared,
    sourcemap: "hidden",
    outDir: resolve(widget, "dist"),
    rolldownOptions: {
      input: entry("element/start"),
      preserveEntrySignatures: "strict",
      output: { entryFileNames: files.chunkFileNames, minify: true, comments: false },
    },
  },
  // What the loader imports on intent, with the chunks that it loads later beside it. All are named by their content;
  // `scripts/build.ts` tells the loader their names, and writes `chat.js`, whose name stays.
  chat: {
    ...shared,
    sourcemap: "hidden",
    // How production serves these files: to pages of every origin.
    copyPublicDir: true,
    outDir: resolve(widget, "dist"),
    rolldownOptions: {
      treeshake,
      // What the lazy chunks share with it stays in it: a chunk of its own would cost one more round trip.
      preserveEntrySignatures: "allow-extension",
      output: {
        ...files,
        entryFileNames: files.chunkFileNames,
        minify: true,
        comments: false,
        postBanner: ({ name }) => (OPENING.test(name) ? COMPILED_AT_ONCE : ""),
        // The first has small things that several lazy files need, and no file of their own is worth. The second has all that the
        // conversation imports, and what the features share with later files: an opening asks for its files in one round trip.
        codeSplitting: {
          groups: [
            {
              name: "chat",
              test: /element\/tag\.ts$|app\/on-demand\.ts$|storage\/(local-)?keys\.ts$|voice\/preferences\.ts$/,
              priority: 1,
            },
            { name: "conversation", test: /client\/conversation\.ts$|devices\/link-address\.ts$/ },
          ],
        },
      },
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
      // A constant put in the place of its name leaves an import of its file for nothing, of which an application's bundler warns.
      optimization: { inlineConst: false },
      external: [/^(lit|lean-qr)(\/|$)/, "idb-keyval", "marked"],
      // The bubble stays with the chat that may load it: apart, bundlers of `define` would warn of an import in vain.
      // What the headless client needs stays apart from the element, and so from Lit.
      output: {
        ...files,
        // Comments are in the types; an application has its own source maps, and the package stays within 250 kB.
        comments: false,
        minify: true,
        codeSplitting: {
          groups: [
            {
              name: "client",
              test: /src\/client\/(controller|conversation|jittered-delay|state\/rows)\.ts$/,
              priority: 1,
            },
            { name: "prosa-chat", test: /src\/(element\/prosa-chat|bubble\/bubble)\.ts$/ },
          ],
        },
      },
    },
    lib: {
      entry: { index: entry("index"), define: entry("element/define"), client: entry("client/index") },
      formats: ["es"],
    },
  },
};

/** The agents' web app: pages, which every host serves at `/desk/` beside the widget's files. */
const deskApp: UserConfig = {
  root: desk,
  base: "/desk/",
  mode: "production",
  plugins: [minifyStyles],
  build: {
    outDir: resolve(widget, "dist/desk"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake,
      input: {
        index: resolve(desk, "index.html"),
        preview: resolve(desk, "preview.html"),
        "push-worker": resolve(desk, "src/push-worker/push-worker.ts"),
      },
      // A service worker keeps its address, and is one classic script: it imports nothing but types from other folders.
      output: {
        entryFileNames: ({ name }) => (name === "push-worker" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
  logLevel: "error",
};

export default defineConfig(({ mode }) => {
  if (mode === "desk") return deskApp;
  const build = builds[mode];
  if (!build)
    throw new Error(`Say what to build: vite build --mode ${[...Object.keys(builds), "desk"].join(" | ")}.`);
  return {
    root: widget,
    mode: "production",
    plugins: [minifyStyles, ...(mode === "chat" ? [retryParts] : [])],
    build,
    logLevel: "error",
  };
});
