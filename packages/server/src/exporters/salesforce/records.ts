import type { CrmAttributes, CrmFields, PlannedRecord } from "@prosa/protocol";
import { mappedFacts } from "../crm/facts.ts";
import type { CrmState } from "../crm/read-state.ts";

/** Salesforce takes 32,000 characters in a long text. */
const TEXT_LENGTH_MAX = 32_000;
const SUBJECT_LENGTH_MAX = 255;

const PRIORITIES = { low: "Low", normal: "Medium", high: "High", urgent: "High" } as const;

/** The fields of a lead in a new organisation. */
export const SALESFORCE_FIELDS: CrmFields = {
  email: "Email",
  phone: "Phone",
  firstName: "FirstName",
  lastName: "LastName",
};

/** The person at Salesforce: a contact that is known there, or a lead of ours. */
export type SalesforcePerson = { readonly type: "contact"; readonly id: string } | { readonly type: "lead" };

interface RecordSettings {
  fields: CrmFields;
  attributes: CrmAttributes;
  externalId: string;
  company: string;
}

/** The records of a conversation: a lead unless a contact is known, and a case for each ticket. Pure. */
export function salesforceRecords(
  state: CrmState & { email: string },
  person: SalesforcePerson,
  { fields, attributes, externalId, company }: RecordSettings,
): PlannedRecord[] {
  const { conversation, tickets, email } = state;
  const { session, contact, summary, isResolved } = conversation;
  const facts = mappedFacts(state, { fields, attributes });
  const lead: PlannedRecord = {
    object: "Lead",
    key: { field: externalId, value: session },
    fields: {
      // Both are asked for of every lead.
      LastName: contact?.contact.name ?? email,
      ...withoutEmpty(facts),
      Company: company,
      LeadSource: "Chat",
      Description: summary.slice(0, TEXT_LENGTH_MAX),
    },
  };
  const whose: Record<string, string> =
    person.type === "contact" ? { ContactId: person.id } : { SuppliedEmail: email };
  const cases = tickets.map(({ id, subject, description, status, urgency }): PlannedRecord => {
    const isDone = status === "solved" || status === "closed";
    return {
      object: "Case",
      key: { field: externalId, value: id },
      fields: {
        Subject: subject.slice(0, SUBJECT_LENGTH_MAX),
        Description: `${description}\n\n${summary}`.slice(0, TEXT_LENGTH_MAX),
        Origin: "Chat",
        Status: isDone ? "Closed" : "New",
        Priority: PRIORITIES[urgency],
        ...whose,
      },
    };
  });
  // A contact of theirs is not written over, so its conversation is a case of its own.
  const talk: PlannedRecord = {
    object: "Case",
    key: { field: externalId, value: session },
    fields: {
      Subject: `Chat ${conversation.number ?? ""}`.trim(),
      Description: summary.slice(0, TEXT_LENGTH_MAX),
      Origin: "Chat",
      Status: isResolved ? "Closed" : "New",
      ...whose,
    },
  };
  if (person.type === "lead") return [lead, ...cases];
  return cases.length > 0 ? cases : [talk];
}

function withoutEmpty(facts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ""));
}
