import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { SendOutcome } from "../channel.ts";
import { outcomeOfError } from "../meta/graph.ts";
import { faultPhrase } from "../phrases.ts";
import { decodeWhatsApp } from "./decode.ts";
import { WHATSAPP_FAULTS } from "./faults.ts";

const MINUTE_MS = 60_000;
const retry = { type: "retry" } as const;
const later = { type: "retry", afterMs: MINUTE_MS } as const;
const refused = (fault: string) => ({ type: "refused", fault }) as const;
const paused = (fault: string) => ({ type: "paused", fault }) as const;

/** The codes that Meta documents for a message, each with the end of the call that met it. */
const CODES: readonly [code: number, name: string, end: { type: SendOutcome["type"]; fault?: string }][] = [
  [131047, "more than 24 hours since the person wrote", refused("window-closed")],
  [131026, "undeliverable", refused("unreachable")],
  [131056, "the pair of numbers writes too fast", retry],
  [130429, "throughput", retry],
  [131048, "spam", refused("spam")],
  [131031, "the account is locked", paused("locked")],
  [131051, "the type of the message", refused("file")],
  [190, "the token has ended", paused("token")],
  [368, "blocked for its policy", paused("locked")],
  [4, "calls of the app", later],
  [80007, "calls of the account", later],
  [131052, "a file could not be fetched", refused("file")],
  [131053, "a file could not be kept", refused("file")],
];

const docs = readFileSync(new URL("../../../../../docs/channels.md", import.meta.url), "utf8");
const table = docs.slice(
  docs.indexOf("### What goes wrong on WhatsApp"),
  docs.indexOf("## Messenger and Instagram"),
);

describe("a code by which WhatsApp refuses a message", () => {
  for (const [code, name, end] of CODES)
    it(`${code} (${name}) ends in ${end.type}${end.fault ? `, ${end.fault}` : ""}, and agents can act on it`, () => {
      const error = { code, error_data: { details: "Why." } };
      const { detail, ...outcome } = {
        detail: undefined,
        ...outcomeOfError({ status: 400, error }, WHATSAPP_FAULTS),
      };
      assert.deepEqual(outcome, end);
      if (end.type !== "retry") assert.equal(detail, "Why.");
      // The same code may come later, in a status: nothing waits for the message any more, and agents are told.
      const status = { id: "wamid.1", status: "failed", timestamp: "1768478400", errors: [error] };
      const [told] = decodeWhatsApp({ status }).events;
      const fault = end.fault ?? "unavailable";
      assert.ok(told?.type === "status" && told.fault !== undefined);
      assert.deepEqual(told, { type: "status", sentId: "wamid.1", state: "failed", fault });
      const { fault: toldFault } = told;
      const words = (["pt-BR", "en", "es"] as const).map((language) =>
        faultPhrase(language, toldFault, true),
      );
      assert.equal(new Set(words).size, 3);
      assert.ok(
        words.every((one) => one.includes(":")),
        words.join("\n"),
      );
      assert.match(table, new RegExp(`\\b${code}\\b`));
    });

  it("is on the page for owners, where the server knows it", () => {
    for (const code of Object.keys(WHATSAPP_FAULTS)) {
      const isTemplates = code.startsWith("1320");
      assert.match(table, isTemplates ? /1320xx/ : new RegExp(`\\b${code}\\b`), code);
    }
  });
});
