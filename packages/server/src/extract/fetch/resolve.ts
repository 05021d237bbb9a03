import ipaddr from "ipaddr.js";
import { callService } from "./fetch.ts";

/**
 * Makes a resolver for `guardedFetch` out of a DNS-over-HTTPS service that answers in JSON (RFC 8484's endpoints of the
 * large resolvers do), for runtimes without one of their own. A service that fails makes the lookup fail.
 */
export function createDnsOverHttps(
  endpoint: string,
  options: { fetch?: typeof globalThis.fetch; timeoutMs?: number } = {},
): (host: string) => Promise<readonly string[]> {
  const ask = async (host: string, type: "A" | "AAAA"): Promise<string[]> => {
    const url = new URL(endpoint);
    url.searchParams.set("name", host);
    url.searchParams.set("type", type);
    const answer = await callService(
      url.href,
      { method: "GET", headers: { accept: "application/dns-json" } },
      {
        timeoutMs: options.timeoutMs ?? 3000,
        maxBytes: 64 * 1024,
        ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
      },
    );
    if (answer?.status !== 200) throw new Error("The DNS service does not answer.");
    return addressesIn(JSON.parse(answer.text));
  };
  return async (host) => {
    const bare = host.replace(/^\[|\]$/g, "");
    if (ipaddr.isValid(bare)) return [bare];
    return (await Promise.all([ask(bare, "A"), ask(bare, "AAAA")])).flat();
  };
}

/** The addresses among the answers, which hold the aliases on the way to them too. */
function addressesIn(parsed: unknown): string[] {
  const answers = typeof parsed === "object" && parsed !== null && "Answer" in parsed ? parsed.Answer : [];
  if (!Array.isArray(answers)) return [];
  return answers.flatMap((one: unknown) => {
    const isAnswer = typeof one === "object" && one !== null && "data" in one;
    return isAnswer && typeof one.data === "string" && ipaddr.isValid(one.data) ? [one.data] : [];
  });
}
