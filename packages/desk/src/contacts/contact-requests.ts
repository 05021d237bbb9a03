import type { ContactDetail, ContactPage } from "@prosa/protocol/desk";
import { requestAt } from "../client/requests.ts";

const PATH = "/api/contacts";

/** One page of the contacts whose name, e-mail or phone holds a text, the newest first. */
export function listContacts(q: string, from?: string): Promise<ContactPage> {
  return requestAt("GET", `${PATH}?${queryOf({ q, from })}`);
}

/** The address at which the contacts that hold a text are had as CSV. */
export function contactsFile(q: string): string {
  return `${PATH}.csv?${queryOf({ q })}`;
}

export function readContact(session: string): Promise<ContactDetail> {
  return requestAt("GET", pathOf(session));
}

/** Makes another contact part of this one; rejects with 409 `too-many-sessions`. */
export function mergeContact(session: string, other: string): Promise<ContactDetail> {
  return requestAt("POST", `${pathOf(session)}/merge`, { with: other });
}

/** Makes a part of a contact one of its own again. */
export function splitContact(session: string, other: string): Promise<ContactDetail> {
  return requestAt("DELETE", `${pathOf(session)}/merge?${queryOf({ with: other })}`);
}

export function blockContact(session: string, isBlocked: boolean): Promise<ContactDetail> {
  return requestAt(isBlocked ? "PUT" : "DELETE", `${pathOf(session)}/block`);
}

/** The address of a file with all that is known of a contact. */
export function contactFile(session: string): string {
  return `${pathOf(session)}/export`;
}

/** Erases a contact with its conversations, files and tickets. */
export function eraseContact(session: string): Promise<void> {
  return requestAt("DELETE", pathOf(session));
}

function pathOf(session: string): string {
  return `${PATH}/${encodeURIComponent(session)}`;
}

function queryOf(values: Readonly<Record<string, string | undefined>>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}
