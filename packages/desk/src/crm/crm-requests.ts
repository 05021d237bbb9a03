import type { CrmAttributes, CrmConnection, CrmDryRun, CrmFields, CrmProperty } from "@prosa/protocol";
import { requestAt } from "../client/requests.ts";

/** The fields that an owner chose for the facts and the attributes of a person. */
export interface Mapping {
  readonly fields: CrmFields;
  readonly attributes: CrmAttributes;
}

/** The credentials that an owner copies from the system. */
export type Credentials =
  | { kind: "hubspot"; token: string }
  | { kind: "salesforce"; domain: string; clientId: string; clientSecret: string };

/** The CRMs of the site, for its owners. */
export async function listCrms(): Promise<CrmConnection[]> {
  return (await requestAt<{ connections: CrmConnection[] }>("GET", "/api/crm")).connections;
}

/** Connects a CRM; rejects with 422 `bad-address` or `not-connected` where the system does not take the credentials. */
export function connectCrm(credentials: Credentials): Promise<CrmConnection> {
  return requestAt("POST", "/api/crm", credentials);
}

export function switchCrm(id: string, isOn: boolean): Promise<CrmConnection> {
  return requestAt("PATCH", crmPath(id), { isOn });
}

/** Keeps other fields; rejects with 422 `bad-field` for one that the system cannot take. */
export function keepMapping(id: string, mapping: Mapping): Promise<CrmConnection> {
  return requestAt("PATCH", crmPath(id), mapping);
}

export function removeCrm(id: string): Promise<void> {
  return requestAt("DELETE", crmPath(id));
}

/** Asks the system whether it still takes the credentials. */
export function checkCrm(id: string): Promise<{ ok: true } | { ok: false; message: string }> {
  return requestAt("POST", `${crmPath(id)}/check`);
}

/** Sends again all that the system did not take. */
export async function sendUnwritten(id: string): Promise<void> {
  await requestAt("POST", `${crmPath(id)}/send-again`);
}

/** The fields that the system has for people; rejects with 409 `not-connected` where it does not tell them. */
export async function listProperties(id: string): Promise<CrmProperty[]> {
  return (await requestAt<{ properties: CrmProperty[] }>("GET", `${crmPath(id)}/properties`)).properties;
}

/** The records that would be written of a conversation, or of a person who does not exist, by these fields. Nothing is written. */
export function tryMapping(id: string, mapping: Mapping, conversation?: string): Promise<CrmDryRun> {
  return requestAt("POST", `${crmPath(id)}/dry-run`, {
    ...mapping,
    ...(conversation !== undefined && { conversation }),
  });
}

/** The address of a CRM. */
export function crmPath(id: string): string {
  return `/api/crm/${encodeURIComponent(id)}`;
}
