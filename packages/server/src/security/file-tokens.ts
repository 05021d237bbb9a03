import { idSchema, siteIdSchema } from "@prosa/protocol";
import { jwtVerify, SignJWT } from "jose";

const ALGORITHM = "HS256";
const ISSUER = "prosa";
const TYPE = "prosa-file+jwt";

/** The lifetime of a file's address, in seconds: enough to load a picture or to begin a download. */
export const FILE_ADDRESS_S = 5 * 60;

/** The file that an address gives, with its session and site. */
interface AddressedFile {
  fileId: string;
  session: string;
  site: string;
}

/** Signs the token of a file's address, which alone gives the file for `FILE_ADDRESS_S` seconds. */
export function issueFileToken(
  secret: string,
  { fileId, session, site }: AddressedFile,
  now: number,
): Promise<string> {
  const nowS = Math.floor(now / 1_000);
  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(site)
    .setSubject(session)
    .setJti(fileId)
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + FILE_ADDRESS_S)
    .sign(new TextEncoder().encode(secret));
}

/** Checks the token of a file's address; `null` for one that is past its time, or none of this server's. Never throws. */
export async function verifyFileToken(
  secret: string,
  token: string,
  now: number,
): Promise<AddressedFile | null> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      typ: TYPE,
      requiredClaims: ["sub", "aud", "jti", "exp"],
      currentDate: new Date(now),
    });
    const fileId = idSchema.safeParse(payload.jti);
    const session = idSchema.safeParse(payload.sub);
    const site = siteIdSchema.safeParse(payload.aud);
    if (!fileId.success || !session.success || !site.success) return null;
    return { fileId: fileId.data, session: session.data, site: site.data };
  } catch {
    return null;
  }
}
