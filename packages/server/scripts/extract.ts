// Reads one page as the knowledge would and prints what each method found:
// npm run extract -- URL [--method static|browserlike|rendered|auto|all] [--json] [--allow-loopback]
import { parseArgs } from "node:util";
import {
  type FallbackOptions,
  type FallbackOutcome,
  fetchWithFallbacks,
  METHODS,
  type Method,
} from "../src/extract/fetch/fetch-fallbacks.ts";

const USAGE =
  "npm run extract -- URL [--method static|browserlike|rendered|auto|all] [--renderer URL] [--json] [--allow-loopback]\n";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    method: { type: "string", default: "auto" },
    renderer: { type: "string" },
    json: { type: "boolean", default: false },
    "allow-loopback": { type: "boolean", default: false },
  },
});
const [url] = positionals;
const methods = methodsOf(values.method);
if (url === undefined || methods === undefined) {
  process.stderr.write(USAGE);
  process.exit(2);
}

const rendererUrl = values.renderer ?? process.env.PROSA_RENDERER_URL;
const token = process.env.PROSA_RENDERER_TOKEN;
const options: FallbackOptions = {
  policy: { allowLoopback: values["allow-loopback"] },
  ...(rendererUrl === undefined
    ? {}
    : { renderer: { url: rendererUrl, ...(token === undefined ? {} : { token }) } }),
};

let hasRead = false;
for (const method of methods) {
  const outcome = await fetchWithFallbacks(url, { ...options, method });
  hasRead ||= outcome.ok;
  process.stdout.write(
    values.json ? `${JSON.stringify({ method, ...bare(outcome) })}\n` : report(method, outcome),
  );
}
process.exitCode = hasRead ? 0 : 1;

function methodsOf(name: string): (Method | "auto")[] | undefined {
  if (name === "all") return [...METHODS];
  return name === "auto" || METHODS.some((method) => method === name) ? [name as Method | "auto"] : undefined;
}

function bare(outcome: FallbackOutcome): Record<string, unknown> {
  if (!outcome.ok) return { ...outcome };
  const { ok, page, attempts, method } = outcome;
  return { ok, used: method, attempts, page };
}

function report(method: Method | "auto", outcome: FallbackOutcome): string {
  const lines = outcome.attempts.map(
    (one) =>
      `${one.method.padEnd(12)} ${`${one.tookMs} ms`.padStart(9)} ${`${one.length} characters`.padStart(18)}  ${one.reason ?? ""}`,
  );
  if (lines.length === 0) lines.push(method);
  if (!outcome.ok) return `${lines.join("\n")}\n  ${outcome.code}: ${outcome.message}\n`;
  const { page } = outcome;
  lines.push(
    `  ${page.title} (${page.language ?? "language not stated"}) ${page.canonical}`,
    `  ${page.passages.length} passages, ${page.products.length} products, ${page.questions.length} questions, ${page.links.length} links`,
  );
  if (methods?.length === 1) {
    for (const { kind, heading, text } of page.passages) lines.push("", `[${kind}] ${heading}`, text);
  }
  return `${lines.join("\n")}\n`;
}
