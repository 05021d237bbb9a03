import { checkAddress } from "./address.ts";
import { callService, type FetchOptions, type FetchOutcome } from "./fetch.ts";

/** A service with `POST /content {url}` → HTML, as Browserless and Cloudflare's Browser Rendering offer it. */
export interface Renderer {
  /** The service's address without `/content`, from the deployment's settings. */
  url: string;
  token?: string;
}

const TIMEOUT_MS = 30_000;

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
  const { token } = renderer;
  const answer = await callService(
    `${renderer.url.replace(/\/+$/, "")}/content`,
    {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ url: verdict.url.href }),
    },
    {
      timeoutMs: TIMEOUT_MS,
      maxBytes: options.maxBytes ?? 3 * 1024 * 1024,
      ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
    },
  );
  if (answer === undefined) {
    return {
      ok: false,
      code: "network",
      message: "The render service does not answer; check that it is running.",
    };
  }
  if (answer.status !== 200) {
    const message = `The render service answered with status ${answer.status}; check its log and the page's address.`;
    return { ok: false, code: "http-status", message, status: answer.status };
  }
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
