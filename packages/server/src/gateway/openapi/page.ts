import { html, raw } from "hono/html";
import { OPERATIONS } from "./document.ts";

type Json = Readonly<Record<string, unknown>>;

/** A page and the policy under which it is shown. */
interface Page {
  html: string;
  policy: string;
}

interface Told {
  summary: string;
  description?: string;
  parameters: readonly { name: string; in: string; description?: string }[];
  requestBody?: { content: Record<string, { schema: unknown; example?: unknown }> };
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
}

const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 16%, transparent); font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 54rem; margin: 0 auto; padding: 2.5rem 1rem 6rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.125rem; margin: 2.5rem 0 .5rem; }
p { margin: 0 0 .75rem; max-width: 42rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 1rem 0; }
details { border-block-start: 1px solid var(--line); }
details:last-of-type { border-block-end: 1px solid var(--line); }
summary { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0 .75rem; padding: .625rem .25rem; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:hover { background: color-mix(in srgb, currentColor 5%, transparent); }
summary b { font: 600 .8125rem/1.85 ui-monospace, monospace; text-transform: uppercase; }
summary code { overflow-wrap: anywhere; } summary span { grid-column: 2; opacity: .75; font-size: .9375rem; }
.inside { padding: .25rem .25rem 1.25rem 5.5rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: 0 0 .75rem; }
dt { font-family: ui-monospace, monospace; font-size: .875rem; } dd { margin: 0; }
h3 { font-size: .875rem; margin: 1rem 0 .25rem; }
pre { margin: 0; padding: .75rem; border-radius: .5rem; background: color-mix(in srgb, currentColor 6%, transparent); overflow: auto; max-height: 24rem; font-size: .8125rem; line-height: 1.45; }
code { font-family: ui-monospace, monospace; font-size: .9375rem; }
:focus-visible { outline: 2px solid; outline-offset: 2px; }
@media (max-width: 40rem) { .inside { padding-inline-start: .25rem; } }
`;

/** The page on which a developer reads the interface. It holds no script and loads nothing; `nonce` is that of its style. */
export function openApiPage(document: Json, nonce: string): Page {
  const paths = document.paths as Record<string, Record<string, Told>>;
  const tags = [...new Set(OPERATIONS.map(({ tag }) => tag))];
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Prosa: the HTTP interface</title>
<style nonce="${nonce}">${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>The HTTP interface</h1>
<p>${withCode((document.info as { description: string }).description)}</p>
<p>For programs: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<nav aria-label="Parts">${tags.map((tag) => html`<a href="#${tag}">${tag}</a> `)}</nav>
${tags.map(
  (tag) => html`<h2 id="${tag}">${tag}</h2>
${OPERATIONS.filter((one) => one.tag === tag).map(({ method, path }) => told(method, path, paths[path]?.[method]))}`,
)}
</main>
</body>
</html>`;
  return {
    html: String(body),
    policy: `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'`,
  };
}

function told(method: string, path: string, operation: Told | undefined) {
  if (!operation) return "";
  const { summary, description, parameters, requestBody, responses } = operation;
  return html`<details>
<summary><b>${method}</b><code>${path}</code><span>${summary}</span></summary>
<div class="inside">
${description === undefined ? "" : html`<p>${withCode(description)}</p>`}
${parameters.length === 0 ? "" : html`<dl>${parameters.map((one) => html`<dt>${one.name}</dt><dd>${withCode(one.description ?? "In the address.")}</dd>`)}</dl>`}
${Object.entries(requestBody?.content ?? {}).map(([type, { schema, example }]) => shown(`Body, ${type}`, example ?? schema))}
${Object.entries(responses).flatMap(([status, { content = {} }]) => Object.entries(content).map(([type, { schema }]) => shown(`${status}, ${type}`, schema)))}
</div>
</details>`;
}

function shown(title: string, value: unknown) {
  return html`<h3>${title}</h3><pre tabindex="0">${JSON.stringify(value, null, 2)}</pre>`;
}

/** A text with its parts between back-ticks as code. */
function withCode(text: string) {
  return text.split("`").map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
}
