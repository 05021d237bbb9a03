import type { DurableEvent, Language } from "@prosa/protocol";
import type { ExportState } from "../../exporters/events/export-state.ts";
import { attributesOf } from "../log/session-row.ts";
import type { SessionRuntime } from "../session-runtime.ts";

/** The events whose words go into a summary: the last of the conversation. */
const EVENTS_MAX = 200;
const LINE_LENGTH_MAX = 1_000;
const SUMMARY_LENGTH_MAX = 20_000;

const WORDS: Readonly<
  Record<Language, Record<"visitor" | "assistant" | "agent" | "score" | "resolved", string>>
> = {
  "pt-BR": {
    visitor: "Visitante",
    assistant: "Assistente",
    agent: "Atendente",
    score: "Nota",
    resolved: "Resolvida por",
  },
  en: { visitor: "Visitor", assistant: "Assistant", agent: "Agent", score: "Score", resolved: "Resolved by" },
  es: {
    visitor: "Visitante",
    assistant: "Asistente",
    agent: "Agente",
    score: "Nota",
    resolved: "Resuelta por",
  },
};

/**
 * Answers the room of the site's exports: `GET /export-state` is the conversation as a CRM is to have it. `site` says whose
 * exports ask: another site's get 404. `null` for any other request.
 */
export async function answerExports(
  request: Request,
  path: string,
  { log }: SessionRuntime,
): Promise<Response | null> {
  if (path !== "/export-state") return null;
  const { row } = log;
  if (!row || row.site !== new URL(request.url).searchParams.get("site"))
    return new Response(null, { status: 404 });
  const events = await log.after(Math.max(0, row.seq - EVENTS_MAX), EVENTS_MAX);
  const { contact: submitted, context, people } = row;
  const attributes = attributesOf(row);
  const state: ExportState = {
    session: row.session,
    ...(submitted && {
      contact: {
        contact: submitted.contact,
        consent: submitted.consent,
        at: submitted.at,
        ...(submitted.consentVersion !== undefined && { consentVersion: submitted.consentVersion }),
      },
    }),
    ...(attributes && { attributes }),
    language: context.language,
    ...(people.number !== undefined && { number: people.number }),
    isResolved: people.phase.type === "resolved",
    lastAt: row.lastAt,
    summary: summaryOf(events, context.language ?? "pt-BR"),
  };
  return Response.json(state);
}

/** How the conversation ended, and then its words, the last ones where they are many. Pure. */
function summaryOf(events: readonly DurableEvent[], language: Language): string {
  const words = WORDS[language];
  const ends = events.flatMap((event) => {
    if (event.type === "scored") return [`${words.score}: ${event.score}/5`];
    return event.type === "resolved" ? [`${words.resolved} ${event.agent.name}`] : [];
  });
  const lines = events.flatMap((event) => {
    if (event.type !== "said" || event.message.author === "notice") return [];
    const { author, agent, parts } = event.message;
    const text = parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join(" ");
    return text === "" ? [] : [`${agent?.name ?? words[author]}: ${text}`.slice(0, LINE_LENGTH_MAX)];
  });
  const kept: string[] = [];
  let length = 0;
  for (const line of lines.toReversed()) {
    length += line.length + 1;
    if (length > SUMMARY_LENGTH_MAX) break;
    kept.unshift(line);
  }
  return [...ends.slice(-2), ...(ends.length > 0 ? [""] : []), ...kept].join("\n");
}
