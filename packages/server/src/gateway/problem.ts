import type { Problem } from "@prosa/protocol";

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Not authorised",
  403: "Not allowed",
  404: "Not found",
  409: "Conflict",
  410: "Gone",
  413: "Too large",
  415: "Type not taken",
  422: "Not usable",
  429: "Too many requests",
  500: "Internal error",
  503: "Unavailable",
};

/** A refusal on its way to the client; `message` says how to succeed. */
export class ProblemError extends Error {
  override name = "ProblemError";
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, code: string, message: string, retryAfterMs?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Writes the problem as `application/problem+json` (RFC 9457). */
export function problemResponse(error: ProblemError): Response {
  const problem: Problem = {
    type: "about:blank",
    title: TITLES[error.status] ?? "Error",
    status: error.status,
    code: error.code,
    detail: error.message,
  };
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (error.retryAfterMs !== undefined)
    headers.set("retry-after", String(Math.ceil(error.retryAfterMs / 1_000)));
  return new Response(JSON.stringify(problem), { status: error.status, headers });
}
