import type {
  ApiKey,
  ConsentWords,
  Guidance,
  GuidancePreview,
  Language,
  MadeApiKey,
  SiteSettings,
  SiteSettingsInput,
} from "@prosa/protocol";
import type { MakeSiteRequest, SignedIn, SiteList, SiteReading, TagCheck } from "@prosa/protocol/desk";
import { fileAt, requestAt } from "../requests.ts";

/** Reads what a site says about itself; rejects with 422 and the reason where it cannot be read. */
export function readSite(address: string): Promise<SiteReading> {
  return requestAt("POST", "/api/desk/site-readings", { address });
}

/** Makes a site, where the person is signed in from then on. */
export function makeSite(wanted: MakeSiteRequest): Promise<SignedIn> {
  return requestAt("POST", "/api/desk/sites", wanted);
}

export function listSites(): Promise<SiteList> {
  return requestAt("GET", "/api/desk/sites");
}

/** Signs the person in at another site. */
export function enterSite(site: string): Promise<SignedIn> {
  return requestAt("POST", `/api/desk/sites/${site}/enter`, {});
}

/** Erases a site step by step, until nothing of it is left. */
export async function eraseSite(site: string): Promise<void> {
  let isDone = false;
  while (!isDone) ({ isDone } = await requestAt<{ isDone: boolean }>("DELETE", `/api/desk/sites/${site}`));
}

/** Looks for the script tag on a page. */
export function checkTag(address: string): Promise<TagCheck> {
  return requestAt("POST", "/api/desk/tag-checks", { address });
}

/** A picture of the site's own page on a screen; undefined where the server has no way to take one, or could not. */
export function takePicture(site: string, device: "phone" | "desktop"): Promise<Blob | undefined> {
  return fileAt(`/api/sites/${site}/picture?device=${device}`);
}

export function readSettings(site: string): Promise<SiteSettings> {
  return requestAt("GET", `/api/sites/${site}`);
}

/** Puts a site's settings in place of its earlier ones; answers them as they are kept. */
export function putSettings(site: string, settings: SiteSettingsInput): Promise<SiteSettings> {
  return requestAt("PUT", `/api/sites/${site}`, settings);
}

/** Every version of the words that visitors agree to. */
export async function listConsents(site: string): Promise<ConsentWords[]> {
  return (await requestAt<{ consents: ConsentWords[] }>("GET", `/api/sites/${site}/consents`)).consents;
}

/** The fixed part of the prompt as the LLM would get it with this guidance. */
export function previewGuidance(
  site: string,
  guidance: Guidance,
  language: Language | undefined,
): Promise<GuidancePreview> {
  return requestAt("POST", `/api/sites/${site}/guidance`, { guidance, ...(language && { language }) });
}

export async function listKeys(site: string): Promise<ApiKey[]> {
  return (await requestAt<{ keys: ApiKey[] }>("GET", `/api/sites/${site}/keys`)).keys;
}

export function makeKey(
  site: string,
  wanted: Pick<ApiKey, "name" | "scopes"> & { expiresInDays?: number },
): Promise<MadeApiKey> {
  return requestAt("POST", `/api/sites/${site}/keys`, wanted);
}

export function revokeKey(site: string, id: string): Promise<void> {
  return requestAt("DELETE", `/api/sites/${site}/keys/${encodeURIComponent(id)}`);
}
