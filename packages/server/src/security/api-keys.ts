import { hashOfToken, newOpaqueToken } from "./opaque-tokens.ts";

const SHAPE = /^prosa_([a-z0-9-]{1,64})_[\w-]{43}$/;

/** Makes the secret of a key of a site: `prosa_`, the site, and 43 characters at random. */
export function newApiKey(site: string): string {
  return `prosa_${site}_${newOpaqueToken()}`;
}

/** Reads which site a key says that it is of, and its digest; `null` for what has not the shape of such a key. */
export function readApiKey(text: string): { site: string; hash: string } | null {
  const site = SHAPE.exec(text)?.[1];
  return site === undefined ? null : { site, hash: hashOfToken(text) };
}
