import { idSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { acted } from "../log/internal-log.ts";
import { leftAtOf, WITHOUT_OFFER } from "../log/people-row.ts";
import type { Outgoing } from "../outgoing.ts";
import type { SessionRuntime } from "../session-runtime.ts";
import { rememberStretch } from "../turns/stretch.ts";
import { tellTicket, toldTicketSchema } from "./ticket-update.ts";

const lostSchema = z.object({ person: idSchema, ownership: z.int() });
const declineSchema = z.object({ person: idSchema });
const placeSchema = z.object({
  ownership: z.int(),
  place: z.object({
    position: z.int(),
    isAttended: z.boolean(),
    wait: z.optional(z.object({ from: z.int(), to: z.int() })),
    opensAt: z.optional(z.int()),
  }),
  /** The wait that `place` tells, in milliseconds, where it is the first that this stay in the queue is told. */
  promisedMs: z.optional(z.int().check(z.nonnegative())),
});

/**
 * Answers the desk of the session's site: `POST /lost` puts the conversation of a person who is gone back into the queue,
 * `POST /decline` ends the transfer that is offered to a person who does not want it,
 * `POST /place` tells the visitor their place, `POST /ticket` what became of a ticket, and
 * `GET /visitor` says whether the visitor has the conversation open. `null` for any other request.
 */
export async function answerDesk(
  request: Request,
  path: string,
  runtime: SessionRuntime,
  { outgoing, newId, now }: { outgoing: Outgoing; newId: () => string; now: () => number },
): Promise<Response | null> {
  const { row } = runtime.log;
  switch (`${request.method} ${path}`) {
    case "GET /visitor":
      return Response.json({ isHere: runtime.isVisitorHere });
    case "POST /lost": {
      const { person, ownership } = lostSchema.parse(await request.json());
      const owner = row?.people.owner;
      const isHeld =
        row?.people.ownership === ownership && owner?.type === "agent" && owner.agent.id === person;
      if (!isHeld) return new Response(null, { status: 409 });
      const back = { type: "owner-changed", owner: "queue", before: owner.agent } as const;
      const changes = await rememberStretch(runtime.log, [back], { now: now() });
      await runtime.turns.act(
        {
          events: [{ id: newId(), event: back }],
          internal: [{ id: newId(), event: acted(undefined, "lost", { to: owner.agent }) }],
        },
        { isTaken: false, ...(changes && { changes }) },
      );
      await runtime.afterStep();
      return new Response(null, { status: 204 });
    }
    case "POST /decline": {
      const { person } = declineSchema.parse(await request.json());
      const to = row?.people.offer?.to;
      if (to?.id !== person) return new Response(null, { status: 409 });
      await runtime.turns.act(
        {
          events: [],
          internal: [{ id: newId(), event: acted(to, "declined", { to }) }],
          people: WITHOUT_OFFER,
        },
        { isTaken: false },
      );
      await runtime.afterStep();
      return new Response(null, { status: 204 });
    }
    case "POST /place": {
      const { ownership, place, promisedMs } = placeSchema.parse(await request.json());
      const isWaiting = row?.people.owner.type === "queue" && leftAtOf(row.people) === undefined;
      if (!isWaiting || row.people.ownership !== ownership) return new Response(null, { status: 409 });
      const told = { type: "queued", ...place } as const;
      // Every browser has heard a place that the room knows already: as it came, or with its welcome.
      if (JSON.stringify(told) !== JSON.stringify(runtime.place)) outgoing.publishToVisitors([told]);
      runtime.place = told;
      if (promisedMs !== undefined) {
        const facts = [{ type: "promised", at: now(), ms: promisedMs } as const];
        await runtime.log.append({ events: [], facts, now: now() });
        await runtime.afterStep();
      }
      return new Response(null, { status: 204 });
    }
    case "POST /ticket": {
      if (!row) return new Response(null, { status: 404 });
      await tellTicket(runtime, toldTicketSchema.parse(await request.json()));
      return new Response(null, { status: 204 });
    }
    default:
      return null;
  }
}
