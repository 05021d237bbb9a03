import { type VisitorIdentity, visitorIdentitySchema } from "@prosa/protocol";
import { errors, jwtVerify } from "jose";
import * as z from "zod/mini";

const CLOCK_TOLERANCE_S = 60;
/** A token that says who a visitor is lives for a day at most: it may be read off a page. */
const LIFETIME_MAX_S = 24 * 60 * 60;

const { id: subjectSchema, ...toldShape } = visitorIdentitySchema.shape;
const claimsSchema = z.object({ ...toldShape, sub: subjectSchema, exp: z.number() });

type Identified =
  | { ok: true; identity: VisitorIdentity }
  | { ok: false; code: "bad-identity" | "identity-expired" };

/**
 * Reads who a visitor is from a JSON Web Token that the site's server signed with the site's key: HS256, `aud` is the site,
 * `sub` its id of the visitor, `exp` at most a day ahead, `name`, `email` and `attributes` where it wants. Never throws.
 */
export async function verifyIdentity(
  key: string,
  site: string,
  token: string,
  now: number,
): Promise<Identified> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(key), {
      algorithms: ["HS256"],
      audience: site,
      requiredClaims: ["sub", "aud", "exp"],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(now),
    });
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) return { ok: false, code: "bad-identity" };
    const { sub: id, name, email, attributes, exp } = claims.data;
    if (exp > now / 1_000 + LIFETIME_MAX_S + CLOCK_TOLERANCE_S) return { ok: false, code: "bad-identity" };
    const told = { ...(name && { name }), ...(email && { email }), ...(attributes && { attributes }) };
    return { ok: true, identity: { id, ...told } };
  } catch (error) {
    return { ok: false, code: error instanceof errors.JWTExpired ? "identity-expired" : "bad-identity" };
  }
}
