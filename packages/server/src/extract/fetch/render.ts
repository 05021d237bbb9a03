import { checkAddress } from "./address.ts";
import {
  callService,
  type FetchOptions,
  type FetchOutcome,
  type FetchRefusal,
  type RefusedDocument,
  type ServiceAnswer,
} from "./fetch.ts";

/**
 * A service with `POST /content {url}` → HTML and `POST /screenshot {url, …}` → a picture, as Browserless and Cloudflare's
 * Browser Rendering offer them.
 */
export interface Renderer {
  /** The service's address without `/content`, from the deployment's settings. */
  url: string;
  token?: string;
}

/** The screen that a picture is taken of, in CSS pixels. */
export interface Viewport {
  width: number;
  height: number;
  isMobile: boolean;
}

/** A picture of a page's first screen, with the type that its first bytes say. */
type PictureOutcome =
  | { ok: true; bytes: Uint8Array; type: "image/jpeg" | "image/png" }
  | { ok: false; code: FetchRefusal; message: string };

const TIMEOUT_MS = 30_000;
const PICTURE_BYTES_MAX = 2 * 1024 * 1024;
const PICTURE_QUALITY = 75;

/**
 * Lets a browser elsewhere open a page and returns the HTML that its scripts made. The address is judged here as for any
 * page; where its name leads, and where its redirects do, is the renderer's to check.
 */
export async function renderPage(
  address: string,
  renderer: Renderer,
  options: FetchOptions,
): Promise<FetchOutcome> {
  const verdict = checkAddress(address, options.policy);
  if (!verdict.ok) return verdict;
  const bytesMax = options.maxBytes ?? 3 * 1024 * 1024;
  const answer = await ask(renderer, "/content", { url: verdict.url.href }, bytesMax);
  if ("code" in answer) return answer;
  const html = htmlOf(answer.text);
  return {
    ok: true,
    url: verdict.url.href,
    status: 200,
    kind: "html",
    text: html,
    bytes: new TextEncoder().encode(html),
  };
}

/** Lets a browser elsewhere open a page and returns a picture of its first screen. The address is judged as above. */
export async function picturePage(
  address: string,
  viewport: Viewport,
  renderer: Renderer,
  options: Pick<FetchOptions, "policy">,
): Promise<PictureOutcome> {
  const verdict = checkAddress(address, options.policy);
  if (!verdict.ok) return verdict;
  const wanted = { type: "jpeg", quality: PICTURE_QUALITY };
  const request = {
    url: verdict.url.href,
    viewport,
    // Browserless names them so, and refuses fields that it does not know.
    ...(isCloudflare(renderer) ? { screenshotOptions: wanted } : { options: wanted }),
  };
  const answer = await ask(renderer, "/screenshot", request, PICTURE_BYTES_MAX);
  if ("code" in answer) return answer;
  const type = pictureType(answer.bytes);
  if (type) return { ok: true, bytes: answer.bytes, type };
  const message = "The render service answered with something that is no picture; check its address.";
  return { ok: false, code: "unsupported-type", message };
}

/** Asks the service by the platform's own fetch: the guarded one refuses private addresses, where a renderer of one's own is. */
async function ask(
  { url, token }: Renderer,
  path: string,
  body: object,
  maxBytes: number,
): Promise<ServiceAnswer | RefusedDocument> {
  const answer = await callService(
    `${url.replace(/\/+$/, "")}${path}`,
    {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    },
    { timeoutMs: TIMEOUT_MS, maxBytes },
  );
  if (answer === undefined) {
    return {
      ok: false,
      code: "network",
      message: "The render service does not answer; check that it is running.",
    };
  }
  if (answer.status === 200) return answer;
  const message = `The render service answered with status ${answer.status}; check its log and the page's address.`;
  return { ok: false, code: "http-status", message, status: answer.status };
}

/** Cloudflare's address ends so: `https://api.cloudflare.com/client/v4/accounts/…/browser-rendering`. */
function isCloudflare({ url }: Renderer): boolean {
  return /\/browser-rendering\/*$/.test(url);
}

function pictureType([first, second]: Uint8Array): "image/jpeg" | "image/png" | undefined {
  if (first === 0xff && second === 0xd8) return "image/jpeg";
  return first === 0x89 && second === 0x50 ? "image/png" : undefined;
}

/** Cloudflare wraps the HTML as `{success, result}`, the others send it bare. */
function htmlOf(text: string): string {
  if (!text.startsWith("{")) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    const isWrapped = typeof parsed === "object" && parsed !== null && "result" in parsed;
    return isWrapped && typeof parsed.result === "string" ? parsed.result : text;
  } catch {
    return text;
  }
}
