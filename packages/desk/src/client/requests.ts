import type { OpeningHours } from "@prosa/protocol";
import type {
  AcceptInvitationRequest,
  Account,
  AgentToken,
  CannedReplies,
  CannedReply,
  ChangeAccountRequest,
  HoursAnswer,
  Invitation,
  InvitationLink,
  InviteRequest,
  SignedIn,
  SignInRequest,
  Suggestion,
} from "@prosa/protocol/desk";

/**
 * The code of a request that is refused for want of a second factor, and the event that the window hears of it: whatever the
 * person was doing, they may now only set one up.
 */
export const FACTOR_NEEDED = "second-factor-needed";

/** An answer that is no success: the status, and the code of its problem document; status 0 where none came. */
export class RequestProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** The advice of the problem document, in English. */
  readonly detail: string;

  constructor(status: number, code: string, detail = "") {
    super(`The server answered ${status} ${code}.`);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

/** Who is signed in; `null` where nobody is. Rejects with a `RequestProblem` for every other answer. */
export async function whoAmI(): Promise<SignedIn | null> {
  try {
    return await request<SignedIn>("GET", "me");
  } catch (error) {
    if (error instanceof RequestProblem && error.status === 401) return null;
    throw error;
  }
}

export function signIn(credentials: SignInRequest): Promise<SignedIn> {
  return request("POST", "sign-in", credentials);
}

export async function signOut(): Promise<void> {
  await request("POST", "sign-out");
}

/** A token for the first frame of a connection. */
export function askForToken(): Promise<AgentToken> {
  return request("POST", "tokens");
}

export function readInvitation(site: string, token: string): Promise<Invitation> {
  return request("GET", invitationPath(site, token));
}

export function acceptInvitation(
  site: string,
  token: string,
  wanted: AcceptInvitationRequest,
): Promise<SignedIn> {
  return request("POST", invitationPath(site, token), wanted);
}

/** Everybody of the site, with those who left. */
export function listPeople(): Promise<{ people: Account[]; teams: string[]; demandsFactor?: boolean }> {
  return request("GET", "people");
}

/** Changes an account; rejects with 403 `not-allowed` for what is not one's own and who is no owner. */
export function changePerson(id: string, changes: ChangeAccountRequest): Promise<Account> {
  return request("PATCH", `people/${encodeURIComponent(id)}`, changes);
}

export function invite(wanted: InviteRequest): Promise<InvitationLink> {
  return request("POST", "invitations", wanted);
}

/** The site's canned replies, by shortcut. */
export async function listReplies(): Promise<CannedReply[]> {
  return (await request<CannedReplies>("GET", "replies")).replies;
}

export function putReply(shortcut: string, text: string): Promise<CannedReply> {
  return request("PUT", `replies/${encodeURIComponent(shortcut)}`, { text });
}

export function removeReply(shortcut: string): Promise<void> {
  return request("DELETE", `replies/${encodeURIComponent(shortcut)}`);
}

/** How the assistant would answer a visitor's words. */
export function suggest(question: string, language: string | undefined): Promise<Suggestion> {
  return request("POST", "suggestions", { question, ...(language && { language }) });
}

export function readHours(): Promise<HoursAnswer> {
  return request("GET", "hours");
}

/** Demands a code or a passkey of all people of the site, or does no more. */
export function demandFactor(isDemanded: boolean): Promise<void> {
  return request("PUT", "second-factor", { isDemanded });
}

/** Changes the opening hours; without any, people answer whenever somebody is online. */
export function putHours(hours: OpeningHours | null): Promise<HoursAnswer> {
  return request("PUT", "hours", hours);
}

/** Closes the whole days of an iCal text. */
export function importCalendar(text: string): Promise<HoursAnswer> {
  return request("POST", "hours/ical", text);
}

function invitationPath(site: string, token: string): string {
  return `invitations/${encodeURIComponent(site)}/${encodeURIComponent(token)}`;
}

function request<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  return requestAt(method, `/api/desk/${path}`, body);
}

/** Asks the server; a text and a file are sent as they are, everything else as JSON. Rejects with a `RequestProblem`. */
export async function requestAt<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const type =
    typeof body === "string" ? "text/plain" : body instanceof Blob ? body.type : "application/json";
  const response = await fetch(path, {
    method,
    ...(body !== undefined && {
      headers: { "content-type": type || "application/octet-stream" },
      body: typeof body === "string" || body instanceof Blob ? body : JSON.stringify(body),
    }),
  }).catch(() => {
    throw new RequestProblem(0, "offline");
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) {
    const problem = new RequestProblem(
      response.status,
      textOf(answer, "code") || "unknown",
      textOf(answer, "detail"),
    );
    if (problem.code === FACTOR_NEEDED) dispatchEvent(new Event(FACTOR_NEEDED));
    throw problem;
  }
  return answer as Answer;
}

/** The file at an address of the server; undefined where there is none, or none came. */
export async function fileAt(path: string): Promise<Blob | undefined> {
  const response = await fetch(path).catch(() => undefined);
  return response?.status === 200 ? response.blob().catch(() => undefined) : undefined;
}

/** A field of a problem document; empty where it has none. */
function textOf(answer: unknown, name: "code" | "detail"): string {
  if (typeof answer !== "object" || answer === null) return "";
  const text: unknown = Object.entries(answer).find(([key]) => key === name)?.[1];
  return typeof text === "string" ? text : "";
}
