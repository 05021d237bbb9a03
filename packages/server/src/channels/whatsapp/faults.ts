import type { FaultTable } from "../meta/graph.ts";

/**
 * Meanings of WhatsApp's own codes. A pair of numbers that write too fast (131056) and too many messages in all (130429)
 * are waited for; so is trouble at Meta's (131000, 131016, 133004). What no later try can change is told to agents, and what
 * only the owner can change stops the channel until they have.
 */
export const WHATSAPP_FAULTS: FaultTable = {
  130429: "retry",
  130472: { type: "refused", fault: "unreachable" },
  131000: "retry",
  131005: { type: "paused", fault: "token" },
  131016: "retry",
  131026: { type: "refused", fault: "unreachable" },
  131031: { type: "paused", fault: "locked" },
  131042: { type: "paused", fault: "payment" },
  131047: { type: "refused", fault: "window-closed" },
  131048: { type: "refused", fault: "spam" },
  131049: { type: "refused", fault: "spam" },
  131050: { type: "refused", fault: "blocked" },
  131051: { type: "refused", fault: "file" },
  131052: { type: "refused", fault: "file" },
  131053: { type: "refused", fault: "file" },
  131056: "retry",
  132000: { type: "refused", fault: "template" },
  132001: { type: "refused", fault: "template" },
  132005: { type: "refused", fault: "template" },
  132007: { type: "refused", fault: "template" },
  132012: { type: "refused", fault: "template" },
  132015: { type: "refused", fault: "template" },
  132016: { type: "refused", fault: "template" },
  133004: "retry",
  133010: { type: "paused", fault: "token" },
};
