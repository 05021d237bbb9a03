import { EventEmitter } from "node:events";
import { registerHooks } from "node:module";

/** Gives a number of `turn/decision/tuning.ts` another value in this process: `emit(NAME, value)`. */
export const tunedNumbers = new EventEmitter();

/** A line of tuning.ts that exports one number. */
export const TUNED = /export const (\w+) = (-?[\d._]+);/g;

/** Makes the numbers of tuning.ts, which is imported after this, variables that listen. */
registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith("/turn/decision/tuning.ts")) return loaded;
    const source = String(loaded.source);
    const listeners = [...source.matchAll(TUNED)].map(
      ([, name]) => `tunedNumbers.on("${name}", (value) => { ${name} = value; });`,
    );
    return {
      ...loaded,
      source: [
        `import { tunedNumbers } from ${JSON.stringify(import.meta.url)};`,
        source.replace(TUNED, "export let $1 = $2;"),
        ...listeners,
      ].join("\n"),
    };
  },
});
