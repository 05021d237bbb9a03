import type { CrmFields, PlannedRecord } from "@prosa/protocol";
import { type CrmMapping, mappedFacts } from "../crm/facts.ts";
import type { CrmState } from "../crm/read-state.ts";

/** The field of ours on tickets and notes by which they are found again. */
export const PROSA_ID = "prosa_id";
/** HubSpot takes 65,536 characters in a note. */
const NOTE_LENGTH_MAX = 60_000;

const PRIORITIES = { low: "LOW", normal: "MEDIUM", high: "HIGH", urgent: "HIGH" } as const;

/** The fields of a contact in a new account. */
export const HUBSPOT_FIELDS: CrmFields = {
  email: "email",
  phone: "phone",
  firstName: "firstname",
  lastName: "lastname",
};

interface Stages {
  pipeline: string;
  openStage: string;
  closedStage: string;
}

/** The records of a conversation in the order in which they are written: the contact, its tickets, and the note. Pure. */
export function hubspotRecords(
  state: CrmState & { email: string },
  { fields, attributes }: CrmMapping,
  { pipeline, openStage, closedStage }: Stages,
): PlannedRecord[] {
  const { conversation, tickets, email } = state;
  const contact: PlannedRecord = {
    object: "contacts",
    key: { field: "email", value: email },
    fields: mappedFacts(state, { fields: { ...fields, email: "email" }, attributes }),
  };
  const written = tickets.map(({ id, subject, description, status, urgency }): PlannedRecord => {
    const isDone = status === "solved" || status === "closed";
    return {
      object: "tickets",
      key: { field: PROSA_ID, value: id },
      fields: {
        subject,
        content: description,
        hs_pipeline: pipeline,
        hs_pipeline_stage: isDone ? closedStage : openStage,
        hs_ticket_priority: PRIORITIES[urgency],
      },
    };
  });
  const note: PlannedRecord = {
    object: "notes",
    key: { field: PROSA_ID, value: conversation.session },
    fields: {
      hs_timestamp: new Date(conversation.lastAt).toISOString(),
      hs_note_body: escaped(conversation.summary).slice(0, NOTE_LENGTH_MAX),
    },
  };
  return [contact, ...written, note];
}

/** A note's body is HTML. */
function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>");
}
