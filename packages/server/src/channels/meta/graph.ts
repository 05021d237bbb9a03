import * as z from "zod/mini";
import { hmacOf } from "../../security/hmac.ts";
import { hexOf } from "../../security/sealing/envelope.ts";
import type { CallPlatform, ChannelFault, SendOutcome } from "../channel.ts";

/** The access to Meta's Graph API: its address with the version, and the token of the app's own user. */
export interface GraphAccess {
  readonly origin: string;
  readonly token: string;
}

const errorSchema = z.object({
  code: z.int(),
  error_subcode: z.optional(z.int()),
  message: z.optional(z.string()),
  error_data: z.optional(z.object({ details: z.optional(z.string()) })),
});
type GraphError = z.infer<typeof errorSchema>;

const failedSchema = z.object({ error: errorSchema });

/** An answer of the Graph API. `status` is 0 and both others are absent where nothing answered. */
export interface GraphAnswer {
  readonly status: number;
  readonly value?: unknown;
  readonly error?: GraphError;
}

/** Asks the Graph API; `body` goes as JSON. Never throws. */
export async function askGraph(
  { origin, token }: GraphAccess,
  platform: CallPlatform,
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: object,
): Promise<GraphAnswer> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body && { "content-type": "application/json" }),
  };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await platform(`${origin}/${path}`, init);
  if (!answer) return { status: 0 };
  const value = parsed(answer.text);
  const failed = failedSchema.safeParse(value).data;
  return { status: answer.status, value, ...(failed && { error: failed.error }) };
}

/** A proof that the app's secret belongs to the token: a request that carries a wrong one is refused. */
export function appSecretProof(token: string, appSecret: string): string {
  return hexOf(hmacOf(appSecret, token));
}

/** The end of a call that an error code of Meta's stands for, or a subcode, which goes before; none is `refused`. */
export type FaultTable = Readonly<
  Record<number, { type: "refused" | "paused"; fault: ChannelFault } | "retry">
>;

/**
 * Codes that every product of the Graph API shares: the token (190, and 10 and 200 for a permission that it lacks), too many
 * calls (4, 17, 32, 613, 80007), trouble at Meta's (1, 2), and an account that is blocked for what it did (368).
 */
const SHARED: FaultTable = {
  1: "retry",
  2: "retry",
  4: "retry",
  10: { type: "paused", fault: "token" },
  17: "retry",
  32: "retry",
  190: { type: "paused", fault: "token" },
  200: { type: "paused", fault: "token" },
  368: { type: "paused", fault: "locked" },
  613: "retry",
  80007: "retry",
};

/** The rest after an answer that says that the whole app has asked too often, in milliseconds. */
const APP_LIMIT_MS = 60_000;
const APP_LIMITS: readonly number[] = [4, 17, 32, 613, 80007];

/** True where Meta itself is in trouble or asked too often, which says nothing of what it was asked with. */
export function isTheirTrouble({ status, error }: GraphAnswer): boolean {
  return error ? SHARED[error.code] === "retry" : status >= 500;
}

/** The end of a call that the Graph API refused, by the kind of its fault. */
export function outcomeOfError({ status, error }: GraphAnswer, own: FaultTable): SendOutcome {
  const detail = (error?.error_data?.details ?? error?.message ?? "").slice(0, 200);
  const known = error && (own[error.error_subcode ?? 0] ?? own[error.code] ?? SHARED[error.code]);
  if (known === "retry")
    return { type: "retry", ...(APP_LIMITS.includes(error?.code ?? 0) && { afterMs: APP_LIMIT_MS }) };
  if (known) return { ...known, detail };
  if (status === 0 || status === 429 || status >= 500) return { type: "retry" };
  if (status === 401) return { type: "paused", fault: "token", detail };
  return { type: "refused", fault: "refused", detail };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
