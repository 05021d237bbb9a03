import { idSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { openToken, type SigningSecrets, signToken } from "./signing.ts";

const TYPE = "prosa-file+jwt";

const claimsSchema = z.object({ sub: idSchema, aud: siteIdSchema, file: idSchema });

/** The lifetime of a file's address, in seconds: enough to load a picture or to begin a download. */
export const FILE_ADDRESS_S = 5 * 60;

/** The lifetime of the address of a file that is sent to a phone, where people come back to it, in seconds. */
export const FILE_LINK_S = 7 * 24 * 60 * 60;

/** The file that an address gives, with its session and site. */
interface AddressedFile {
  fileId: string;
  session: string;
  site: string;
}

/** Signs the token of a file's address, which alone gives the file for as long as told. */
export function issueFileToken(
  secrets: SigningSecrets,
  { fileId, session, site }: AddressedFile,
  now: number,
  lifetimeS: number = FILE_ADDRESS_S,
): Promise<string> {
  const facts = { type: TYPE, site, subject: session, lifetimeS, claims: { file: fileId } };
  return signToken(secrets, facts, now);
}

/** Checks the token of a file's address; `null` for one that is past its time, or none of this server's. Never throws. */
export async function verifyFileToken(
  secrets: SigningSecrets,
  token: string,
  now: number,
): Promise<AddressedFile | null> {
  const opened = await openToken(secrets, token, TYPE, now);
  const claims = claimsSchema.safeParse(opened.ok ? opened.payload : null);
  if (!claims.success) return null;
  const { sub: session, aud: site, file: fileId } = claims.data;
  return { fileId, session, site };
}
