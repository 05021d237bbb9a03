import * as z from "zod/mini";
import { callService } from "../../extract/fetch/fetch.ts";

const TIMEOUT_MS = 20_000;
const ANSWER_BYTES_MAX = 2 * 1024 * 1024;

/** The answer of a CRM, its body read as JSON; `null` where it is none. */
export interface CrmAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends one request to a CRM, within bounds of time and bytes; `undefined` when nothing answers. */
export async function callCrm(
  address: string,
  { method, headers, body }: { method: string; headers: Record<string, string>; body?: string },
): Promise<CrmAnswer | undefined> {
  const init = { method, headers, ...(body !== undefined && { body }) };
  const answer = await callService(address, init, { timeoutMs: TIMEOUT_MS, maxBytes: ANSWER_BYTES_MAX });
  if (!answer) return undefined;
  return { status: answer.status, headers: answer.headers, body: parsed(answer.text) };
}

/** The wait that an answer asks for, in milliseconds; `undefined` where it names none. */
export function askedWait(headers: Headers): number | undefined {
  const seconds = z.coerce.number().check(z.positive()).safeParse(headers.get("retry-after")).data;
  return seconds === undefined ? undefined : 1_000 * seconds;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
