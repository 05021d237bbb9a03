import { type RefusalCode, siteIdSchema } from "@prosa/protocol";
import { agentSchema, roleSchema } from "@prosa/protocol/desk";
import { errors, jwtVerify, SignJWT } from "jose";
import * as z from "zod/mini";
import type { AgentIdentity } from "../platform/room-host.ts";

const ALGORITHM = "HS256";
const ISSUER = "prosa";
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
  secret: string,
  { agent, role, site }: Omit<AgentIdentity, "until">,
  now: number,
): Promise<string> {
  const nowS = Math.floor(now / 1_000);
  return new SignJWT({ agent, role })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(site)
    .setSubject(agent.id)
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + AGENT_TOKEN_S)
    .sign(new TextEncoder().encode(secret));
}

/** Checks signature, algorithm, kind, issuer and lifetime of an agent's token. Never throws. */
export async function verifyAgentToken(secret: string, token: string, now: number): Promise<VerifiedAgent> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      typ: TYPE,
      requiredClaims: ["sub", "aud", "exp", "iat"],
      currentDate: new Date(now),
    });
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) return { ok: false, code: "bad-token" };
    const { agent, role, aud: site, exp } = claims.data;
    return { ok: true, identity: { agent, role, site, until: exp * 1_000 } };
  } catch (error) {
    return { ok: false, code: error instanceof errors.JWTExpired ? "token-expired" : "bad-token" };
  }
}
