import { type ExtractAnswer, extractRequestSchema } from "@prosa/protocol";
import type * as z from "zod/mini";
import { robotsOf } from "../../extract/crawl/reader.ts";
import { whyForbidden } from "../../extract/crawl/robots.ts";
import { checkAddress } from "../../extract/fetch/address.ts";
import { foreignOptions } from "../../extract/fetch/egress.ts";
import {
  type FallbackOptions,
  type FallbackOutcome,
  fetchWithFallbacks,
  METHODS,
} from "../../extract/fetch/fetch-fallbacks.ts";
import { readJson } from "../body.ts";
import { environmentOf, type GatewayApp, type Incoming } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";
import { limitAddress } from "../rate-limits.ts";

/** Addresses that one address may have looked at in a minute. */
const EXTRACTS_PER_MINUTE = 30;

const BEGINNING_LENGTH = 300;

type Finding = ExtractAnswer["findings"][number];

/** Adds the owner's route that shows what each way of reading finds at an address. */
export function addExtractRoutes(app: GatewayApp): void {
  app.post("/api/extract", async (context) => {
    const incoming = context.get("incoming");
    await requireOwnerRight(incoming, "knowledge");
    const asked = await readJson(incoming.request, extractRequestSchema);
    limitAddress(incoming, "extracts", EXTRACTS_PER_MINUTE);
    return context.json(await extractWith(asked, incoming));
  });
}

/**
 * Reads an address by one method or by each in turn, and keeps nothing. An address that the site's robots.txt forbids is not
 * read for this either.
 */
async function extractWith(
  { url, method }: z.infer<typeof extractRequestSchema>,
  incoming: Incoming,
): Promise<ExtractAnswer> {
  const { renderer } = environmentOf(incoming);
  const options: FallbackOptions = { ...foreignOptions(incoming.host), ...(renderer && { renderer }) };
  const verdict = checkAddress(url, options.policy);
  if (!verdict.ok) throw new ProblemError(422, verdict.code, verdict.message);
  const rules = await robotsOf(url, { now: Date.now, fetchOptions: options });
  const forbidden = rules && whyForbidden(rules, url);
  if (forbidden) throw new ProblemError(422, forbidden.code, forbidden.message);
  const findings: Finding[] = [];
  for (const one of method === "all" ? METHODS : [method])
    findings.push(...findingsOf(await fetchWithFallbacks(url, { ...options, method: one }), one));
  return { url, findings };
}

/** One finding for each attempt; the page, or the refusal, goes with the attempt that it came from. */
function findingsOf(outcome: FallbackOutcome, asked: Finding["method"] | "auto"): Finding[] {
  const { attempts } = outcome;
  if (!outcome.ok) {
    const { code, message } = outcome;
    const last = attempts.at(-1) ?? { method: asked === "auto" ? "static" : asked, tookMs: 0, length: 0 };
    return [
      ...attempts.slice(0, -1).map((attempt) => ({ ...attempt, isRead: attempt.length > 0 })),
      { reason: code, ...last, isRead: false, error: message },
    ];
  }
  const { page, method } = outcome;
  return attempts.map((attempt) =>
    attempt.method === method
      ? {
          ...attempt,
          isRead: true,
          title: page.title,
          ...(page.language !== undefined && { language: page.language }),
          passages: page.passages.length,
          products: page.products.length,
          questions: page.questions.length,
          beginning: page.text.slice(0, BEGINNING_LENGTH),
        }
      : { ...attempt, isRead: attempt.length > 0 },
  );
}
