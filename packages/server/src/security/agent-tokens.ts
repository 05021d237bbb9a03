import { type RefusalCode, siteIdSchema } from "@prosa/protocol";
import { agentSchema, roleSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { AgentIdentity } from "../platform/room-host.ts";
import { openToken, type SigningSecrets, signToken } from "./signing.ts";

const TYPE = "prosa-agent+jwt";

/** The lifetime of an agent's token, and so of the connections that it opens, in seconds. */
export const AGENT_TOKEN_S = 10 * 60;

const claimsSchema = z.object({ aud: siteIdSchema, exp: z.int(), agent: agentSchema, role: roleSchema });

type VerifiedAgent =
  | { ok: true; identity: AgentIdentity }
  | { ok: false; code: "bad-token" | "token-expired" };

/** The advice of a refusal to an agent's client, where it differs from a visitor's. */
export const AGENT_REFUSALS: Partial<Record<RefusalCode, { message: string; retryAfterMs?: number }>> = {
  "client-too-old": { message: "Load the current desk." },
  "hello-first": { message: "Send the connection's hello before anything else." },
  "bad-token": { message: "Ask for a token at POST /api/desk/tokens." },
  "token-expired": { message: "Ask for a new token at POST /api/desk/tokens, and dial again." },
  "wrong-session": { message: "The token is of another site, or the conversation is gone." },
};

/** Signs a token that speaks for one person of one site for `AGENT_TOKEN_S` seconds. */
export function issueAgentToken(
  secrets: SigningSecrets,
  { agent, role, site }: Omit<AgentIdentity, "until">,
  now: number,
): Promise<string> {
  const claims = { agent, role };
  return signToken(secrets, { type: TYPE, site, subject: agent.id, lifetimeS: AGENT_TOKEN_S, claims }, now);
}

/** Checks an agent's token. Never throws. */
export async function verifyAgentToken(
  secrets: SigningSecrets,
  token: string,
  now: number,
): Promise<VerifiedAgent> {
  const opened = await openToken(secrets, token, TYPE, now);
  if (!opened.ok) return opened;
  const claims = claimsSchema.safeParse(opened.payload);
  if (!claims.success) return { ok: false, code: "bad-token" };
  const { agent, role, aud: site, exp } = claims.data;
  return { ok: true, identity: { agent, role, site, until: exp * 1_000 } };
}
