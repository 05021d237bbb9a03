import { type ExportedType, exportedTypeSchema, type WebhookBody } from "@prosa/protocol";
import type { ExportedData } from "./exported-event.ts";

const SESSION = "3f0c1a52-8a5e-4d6f-9b1e-2f6f0a7c4d11";
const MESSAGE = "7b9d3c1e-51f4-4c0a-8f0e-6d2a9e5b7c20";
const AGENT = "a2c4e6f8-1b3d-4f5a-9c7e-8d6b4a2f0e13";
const TICKET = "5e2d8c40-6f1a-4b7e-8d93-0a4c7f9b2e16";
const AT = Date.UTC(2026, 10, 29, 12);

/** The facts beside site and conversation that each event carries, as examples. */
const DATA: Readonly<Record<ExportedType, ExportedData>> = {
  "conversation.started": { message: MESSAGE },
  "conversation.handed_over": { reason: "asked" },
  "conversation.queued": {},
  "conversation.assigned": { agent: AGENT },
  "conversation.handed_back": {},
  "conversation.resolved": { agent: AGENT },
  "conversation.reopened": {},
  "conversation.scored": { score: 5 },
  "conversation.converted": { name: "order", value: 129.9 },
  "conversation.erased": { isForGood: true },
  "message.received": { message: MESSAGE },
  "message.sent": { message: MESSAGE, by: "assistant" },
  "message.rated": { message: MESSAGE, rating: "up" },
  "contact.submitted": {},
  "ticket.opened": { ticket: "1042", ticketId: TICKET, status: "open", urgency: "normal" },
  "ticket.changed": { ticket: "1042", ticketId: TICKET, status: "solved", urgency: "normal" },
};

/** A body of each event as a site sends it, with ids that belong to nobody. */
export function sampleBodies(site: string): WebhookBody[] {
  return exportedTypeSchema.options.map((type) => ({
    type,
    timestamp: new Date(AT).toISOString(),
    data: { site, conversation: SESSION, ...DATA[type] },
  }));
}
