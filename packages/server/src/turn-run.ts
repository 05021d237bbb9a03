import { REPLY_LENGTH_MAX } from "@prosa/protocol";
import { mayAskContact } from "./contact-form.ts";
import { converse } from "./conversation/converse.ts";
import type { ReceivedTurn, RecordedTurn } from "./conversation/turn.ts";
import { faultOf } from "./fault.ts";
import type { RoomHost } from "./host.ts";
import type { Model, ReplyReach } from "./model/model.ts";
import type { SiteView } from "./sites.ts";

/** Whom a turn belongs to and who writes its reply. */
export interface TurnRun {
  site: SiteView;
  model: Model;
  reach: ReplyReach;
  signal: AbortSignal;
  onText: (text: string) => void;
}

/**
 * Runs the pipeline and logs what it decided. What it throws is a fault of ours: it goes to the log, and the turn ends
 * without a record.
 */
export async function runTurn(
  turn: ReceivedTurn,
  { site, model, reach, signal, onText }: TurnRun,
  host: Pick<RoomHost, "now" | "log">,
): Promise<RecordedTurn | null> {
  const startedAt = host.now();
  let left = REPLY_LENGTH_MAX;
  let proposesContact = false;
  const noteContact = () => {
    proposesContact = true;
  };
  try {
    const deps = { ...reach, ...(mayAskContact(turn) && { noteContact }), model };
    const steps = converse(turn, deps, signal);
    let step = await steps.next();
    while (!step.done) {
      if (step.value.type === "text" && left > 0) {
        onText(step.value.text.slice(0, left));
        left -= step.value.text.length;
      }
      step = await steps.next();
    }
    const { intent, decision, reply } = step.value;
    host.log({
      level: "info",
      event: "turn",
      site: site.id,
      model: model.name,
      intent: intent.name,
      action: decision.action,
      reason: decision.reason,
      strategy: decision.strategy.name,
      end: reply.end,
      ms: host.now() - startedAt,
    });
    return proposesContact ? { ...step.value, proposesContact } : step.value;
  } catch (error) {
    host.log({ level: "error", event: "turn-failed", site: site.id, error: faultOf(error) });
    return null;
  }
}
