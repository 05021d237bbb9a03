import { commandsMachines } from "../../models/guards/machine-commands.ts";

/** Strings that scanners send to every field of a site to see what breaks, in lower case. No visitor of a shop writes them. */
const PAYLOADS: readonly RegExp[] = [
  /<script\b|\bonerror\s*=|javascript:\s*\w/u,
  /\bunion\s+(?:all\s+)?select\b|'\s*or\s+'?\d+'?\s*=\s*'?\d|;\s*drop\s+table\b|\bsleep\(\d+\)/u,
  /(?:\.\.\/){2,}|\/etc\/passwd|\bfile:\/\/\//u,
  /\$\{jndi:|\{\{\s*\d+\s*\*\s*\d+\s*\}\}|<%=/u,
  /\b169\.254\.169\.254\b/u,
];

/** A payload or an order stands near the beginning; a message beyond it is judged by that, in characters. */
const LENGTH_MAX = 1_000;

/** True where a message tries the machine that answers instead of asking the site. */
export function isProbe(text: string): boolean {
  const start = text.slice(0, LENGTH_MAX).toLowerCase();
  return PAYLOADS.some((payload) => payload.test(start)) || commandsMachines(start);
}
