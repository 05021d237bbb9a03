import type { RefusalCode } from "../events/refused.ts";

/** The WebSocket close code that follows each refusal. */
export const REFUSAL_CLOSE_CODES: Readonly<Record<RefusalCode, number>> = {
  "client-too-old": 4409,
  "server-too-old": 4409,
  "hello-first": 4400,
  "hello-timeout": 4408,
  "bad-token": 4401,
  "token-expired": 4401,
  "wrong-session": 4401,
  "origin-not-allowed": 4403,
  "unknown-site": 4404,
  "rate-limited": 4429,
  unavailable: 4503,
};
