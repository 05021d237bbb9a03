import type {
  CrmAttributes,
  CrmFields,
  CrmKind,
  CrmProperty,
  ExportedType,
  PlannedRecord,
} from "@prosa/protocol";
import type { Exporter } from "../exporter.ts";
import type { CrmState } from "./read-state.ts";

/** The events after which a conversation is written. */
export const CRM_EVENTS: readonly ExportedType[] = [
  "contact.submitted",
  "conversation.resolved",
  "conversation.scored",
  "conversation.erased",
  "ticket.opened",
  "ticket.changed",
];

/** An exporter into records of customers. */
export interface CrmExporter extends Exporter {
  readonly kind: CrmKind;
  readonly fields: CrmFields;
  readonly attributes: CrmAttributes;
  /** The kind of the record that holds the person, in the system's own words. */
  readonly personObject: string;
  /** The fields that the system has for people. Rejects with a `CrmFault`. */
  properties(): Promise<CrmProperty[]>;
  /** The records that a conversation's state is written as. Pure. */
  plan(state: CrmState & { readonly email: string }): PlannedRecord[];
  /** Checks the settings at the system, and makes there what is needed; the account's name, or why it cannot be. */
  connect(): Promise<{ ok: true; name: string } | { ok: false; message: string }>;
}

export function isCrm(exporter: Exporter): exporter is CrmExporter {
  return "plan" in exporter;
}
