import { type Language, trackRequestSchema } from "@prosa/protocol";
import type { Fact } from "../../insights/facts/fact.ts";
import { withConversions } from "../log/exported-row.ts";
import { type Conversion, conversionOf, isConversion, newEvents, withTracked } from "../log/visit-row.ts";
import type { SessionRuntime } from "../session-runtime.ts";
import { noteMet } from "./met-requests.ts";

/** The words in which agents read of an order or a goal. */
const WORDS: Readonly<Record<Language, Record<"order" | "convert", string>>> = {
  "pt-BR": { order: "Pedido", convert: "Meta alcançada" },
  en: { order: "Order", convert: "Goal reached" },
  es: { order: "Pedido", convert: "Meta alcanzada" },
};

/**
 * Answers the gateway: `POST /track` takes what the visitor did on the site, `GET /visit` gives it, and `POST /met` takes the arm of
 * an experiment that they met there (`noteMet`). A session in which
 * nothing was said yet keeps none of it. `site` says whose: another site's get 404. `null` for any other request.
 */
export async function answerTracking(
  request: Request,
  path: string,
  runtime: SessionRuntime,
  now: () => number,
): Promise<Response | null> {
  if (path !== "/track" && path !== "/visit" && path !== "/met") return null;
  const { log, turns } = runtime;
  const { row } = log;
  if (!row || row.site !== new URL(request.url).searchParams.get("site"))
    return new Response(null, { status: 404 });
  if (path === "/met") return noteMet(request, runtime, now());
  const { ids: _, conversionIds: __, ...visit } = row.visit;
  if (path === "/visit") return Response.json(visit);
  const { events } = trackRequestSchema.parse(await request.json());
  const fresh = newEvents(row.visit, events);
  if (fresh.length === 0) return new Response(null, { status: 204 });
  const at = now();
  const conversions = fresh.filter(isConversion);
  const language = row.context.language ?? "pt-BR";
  const notes = conversions.map((event) => {
    const id = `tracked-${event.id}`.slice(0, 64);
    return { id, event: { type: "noted" as const, id, text: noteOf(event, language) } };
  });
  const facts = conversions.map((event): Fact => ({ type: "converted", at, ...conversionOf(event) }));
  await turns.act(
    { events: [], internal: notes, facts },
    {
      isTaken: false,
      changes: ({ visit: before, exported }) => ({
        visit: withTracked(before, fresh, at),
        exported: withConversions(exported, conversions.map(conversionOf), at),
      }),
    },
  );
  await runtime.afterStep();
  return new Response(null, { status: 204 });
}

function noteOf(event: Conversion, language: Language): string {
  const words = WORDS[language];
  if (event.type === "convert")
    return `${words.convert}: ${event.name}${event.value > 0 ? ` (${event.value.toLocaleString(language)})` : ""}`;
  const amount = event.value.toLocaleString(
    language,
    event.currency === undefined ? {} : { style: "currency", currency: event.currency },
  );
  return `${words.order} ${event.number}: ${amount}`;
}
