import type { Language } from "@prosa/protocol";
import { html, raw } from "hono/html";
import { mailWords } from "../../../mail/words.ts";

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 32rem; margin: 0 auto; padding: 3rem 1rem; text-wrap: balance; }
h1 { font-size: 1.25rem; line-height: 1.3; }
button { font: inherit; min-height: 2.75rem; padding: 0 1.25rem; border-radius: .5rem; cursor: pointer; }
:focus-visible { outline: 2px solid; outline-offset: 2px; }
`;

/** The page on which the person who got a mail ends those of its conversation. It holds no script and loads nothing. */
export function stopPage(
  language: Language,
  isDone: boolean,
  nonce: string,
): { html: string; policy: string } {
  const { stopPage: words } = mailWords(language);
  const body = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<style nonce="${nonce}">${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
${
  isDone
    ? html`<p role="status">${words.done}</p>`
    : html`<p>${words.question}</p>
<form method="post"><button type="submit">${words.stop}</button></form>`
}
</main>
</body>
</html>`;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  return { html: String(body), policy };
}
