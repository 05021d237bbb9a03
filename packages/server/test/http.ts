import assert from "node:assert/strict";
import { problemSchema } from "@prosa/protocol";
import { OWNER_KEY, type Testbed } from "./testbed.ts";

/** The header that opens the owner's routes. */
export const OWNER = { authorization: `Bearer ${OWNER_KEY}` };

/** Sends a body by POST: a text as it is, anything else as JSON. */
export function post(
  bed: Pick<Testbed, "fetch">,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return bed.fetch(path, { method: "POST", headers, body: text });
}

/** Sends a JSON body by PUT, as the owner unless the headers say otherwise. */
export function put(
  bed: Pick<Testbed, "fetch">,
  path: string,
  body: unknown,
  headers: Record<string, string> = OWNER,
): Promise<Response> {
  return bed.fetch(path, { method: "PUT", headers, body: JSON.stringify(body) });
}

/** Asserts that the answer is this problem, in the one form that problems have; resolves with its advice. */
export async function assertProblem(response: Response, status: number, code: string): Promise<string> {
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  const problem = problemSchema.parse(await response.json());
  assert.deepEqual([response.status, problem.status, problem.code], [status, status, code]);
  assert.ok(problem.detail.length > 10, "a problem says what to do");
  return problem.detail;
}
