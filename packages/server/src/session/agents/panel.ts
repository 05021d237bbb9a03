import type { SessionPanel } from "@prosa/protocol/desk";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";
import { digestOf } from "./digest.ts";

/** The last events of the log that a digest is made of: two pages, in which a talk of an hour has room. */
const DIGESTED_EVENTS_MAX = 400;

/** Gathers what a session knows of its visitor, what the assistant made of their words, and the talk in short. */
export async function panelOf(log: SessionLog, row: SessionRow): Promise<Omit<SessionPanel, "hasModel">> {
  const { identity, contact, context, people, visit } = row;
  const { ids: _, conversionIds: __, ...told } = visit;
  const events = await log.after(Math.max(0, log.seq - DIGESTED_EVENTS_MAX), DIGESTED_EVENTS_MAX);
  return {
    ...(identity && { identity }),
    ...(people.attributes && { attributes: people.attributes }),
    ...(contact && { contact: contact.contact }),
    visit: told,
    ...understoodIn(context),
    digest: digestOf(events, context.turns),
  };
}

function understoodIn({ language, turns, slots }: SessionRow["context"]): Pick<SessionPanel, "understood"> {
  const last = turns.findLast(({ visitor }) => visitor !== "");
  if (!last) return {};
  const { intent, action, confidence } = last;
  const { subject, chosen = [], town, budget } = slots ?? {};
  return {
    understood: {
      language,
      intent,
      action,
      ...(confidence !== undefined && { confidence }),
      ...(subject && { subject: subject.name }),
      chosen: chosen.map(({ name, quantity }) => ({ name, quantity })),
      ...(town !== undefined && { town }),
      ...(budget !== undefined && { budget }),
    },
  };
}
