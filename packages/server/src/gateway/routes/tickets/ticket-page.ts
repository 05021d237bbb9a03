import type { Language } from "@prosa/protocol";
import type { FollowedTicket, TicketEntry } from "@prosa/protocol/desk";
import { html, raw } from "hono/html";
import { endingOf } from "../../../files/file-name.ts";
import { dateAndTime } from "../../../language/moment.ts";
import type { TicketFileFault } from "../../../language/pack/service.ts";
import { packOf } from "../../../language/packs.ts";

/** A page and the policy under which it is shown. */
interface Page {
  html: string;
  policy: string;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --accent: light-dark(#a8432b, #e58e6e); --line: light-dark(#e6e0da, #4a443f); color: light-dark(#2a1c17, #f3ece6); background: light-dark(#f8f3ee, #1b1715); }
body { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
main { padding: clamp(1rem, 4vw, 2rem); background: light-dark(#fffdfb, #262120); border: 1px solid var(--line); border-radius: 1.25rem; border-end-start-radius: .375rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; text-wrap: balance; }
.site { margin: 0; opacity: .75; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 2rem; }
dt { opacity: .75; } dd { margin: 0; }
ol { list-style: none; margin: 0 0 2rem; padding: 0; display: grid; gap: 1rem; }
li { border-inline-start: 3px solid var(--line); padding-inline-start: .75rem; }
li p { margin: 0; white-space: pre-wrap; } .when { font-size: .875rem; opacity: .75; } .file { font-weight: 600; }
h2, label { font-size: 1.0625rem; font-weight: 600; display: block; margin: 0 0 .5rem; }
.hint { font-size: .875rem; opacity: .75; margin: 0 0 .5rem; }
.problem { margin-block-start: 0; border: 2px solid light-dark(#b3261e, #ff8a80); border-radius: .75rem; padding: .75rem; font-weight: 600; }
label[for="file"] { margin-top: 1.25rem; }
[type="file"] { display: block; font: inherit; max-width: 100%; min-height: 2.75rem; }
textarea { box-sizing: border-box; width: 100%; min-height: 7rem; padding: .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid light-dark(#8b7f78, #8f847d); border-radius: .75rem; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0 1.25rem; color: inherit; background: transparent; border: 1px solid light-dark(#8b7f78, #8f847d); border-radius: .75rem; margin: 1.25rem .5rem 0 0; cursor: pointer; }
button:not([name]) { color: light-dark(#fff, #1b1715); background: var(--accent); border-color: transparent; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

/** Why a form of the page was refused, and the words beside its file, which their writer need not write again. */
interface RefusedForm {
  fault: TicketFileFault;
  text: string;
}

/**
 * The page on which a visitor follows a ticket, in the visitor's language. It holds no script and loads nothing; `request` is an
 * id for what its form sends, and the nonce of its style.
 */
export function ticketPage(
  { site, ticket, entries, files }: FollowedTicket,
  request: string,
  refused?: RefusedForm,
): Page {
  const language: Language = ticket.language ?? "pt-BR";
  const { service } = packOf(language);
  const { page, statuses, urgencies, fileFaults } = service;
  const time = (at: number) => dateAndTime(at, language, site.timeZone);
  const isClosed = ticket.status === "closed";
  const body = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.ticket} ${ticket.number} · ${site.name}</title>
<style nonce="${request}">${raw(STYLE)}</style>
</head>
<body>
<main>
${refused ? html`<p class="problem" role="alert">${fileFaults[refused.fault]}</p>` : ""}
<p class="site">${site.name}</p>
<h1>${page.ticket} ${ticket.number}: ${ticket.subject}</h1>
<dl>
<dt>${page.status}</dt><dd>${statuses[ticket.status]}</dd>
${ticket.kind === undefined ? "" : html`<dt>${page.kind}</dt><dd>${ticket.kind}</dd>`}
<dt>${page.urgency}</dt><dd>${urgencies[ticket.urgency]}</dd>
<dt>${page.opened}</dt><dd>${time(ticket.createdAt)}</dd>
${ticket.expectedAt === undefined || isClosed ? "" : html`<dt>${page.expected}</dt><dd>${time(ticket.expectedAt)}</dd>`}
</dl>
<h2>${page.history}</h2>
<ol>
<li><p>${ticket.description || ticket.subject}</p></li>
${entries.map((entry) => renderEntry(entry))}
</ol>
${
  isClosed
    ? html`<p>${page.isClosed}</p>`
    : html`<form method="post" enctype="multipart/form-data">
<input type="hidden" name="request" value="${request}">
<label for="text">${page.add}</label>
<textarea id="text" name="text" maxlength="4000">${refused?.text ?? ""}</textarea>
${
  files.length === 0
    ? ""
    : html`<label for="file">${page.file}</label>
<p class="hint" id="types">${files.map((type) => endingOf(type).toUpperCase()).join(", ")}</p>
<input id="file" name="file" type="file" accept="${files.join(",")}" aria-describedby="types">`
}
<button type="submit">${page.send}</button><button type="submit" name="close" value="1">${page.close}</button>
</form>`
}
</main>
</body>
</html>`;
  return { html: String(body), policy: policyOf(request) };

  function renderEntry({ at, by, agent, status, text, file }: TicketEntry) {
    const who = { visitor: page.you, agent: agent?.name ?? page.team, room: page.room }[by];
    const state = status === undefined ? "" : ` · ${statuses[status]}`;
    return html`<li><p class="when">${who} · ${time(at)}${state}</p>${text === undefined ? "" : html`<p>${text}</p>`}${file ? html`<p class="file">${file.name}</p>` : ""}</li>`;
  }
}

function policyOf(nonce: string): string {
  return `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
}
