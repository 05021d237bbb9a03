import { REPLY_LENGTH_MAX } from "@prosa/protocol";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Tokens } from "../../platform/token-budget.ts";
import type { SiteView } from "../../site/sites.ts";
import { converse } from "../../turn/pipeline.ts";
import type { Model, ReplyDeps } from "../../turn/ports.ts";
import type { ReceivedTurn, RecordedTurn } from "../../turn/turn.ts";
import { mayAskContact } from "./contact-form.ts";

/** The site of a turn, the model that writes its reply, and the receiver of its text. */
interface TurnRun {
  site: SiteView;
  model: Model;
  replyDeps: ReplyDeps;
  signal: AbortSignal;
  onText: (text: string) => void;
}

/**
 * Runs the pipeline and logs its decision. An error of the pipeline is a fault of ours: it goes to the log, and the turn ends
 * as `null`.
 */
export async function runTurn(
  turn: ReceivedTurn,
  { site, model, replyDeps, signal, onText }: TurnRun,
  host: Pick<RoomHost, "now" | "log">,
): Promise<RecordedTurn | null> {
  const startedAt = host.now();
  let left = REPLY_LENGTH_MAX;
  let proposesContact = false;
  const noteContact = () => {
    proposesContact = true;
  };
  try {
    const spent: Tokens = { input: 0, output: 0 };
    const noteTokens = ({ input, output }: Tokens) => {
      spent.input += input;
      spent.output += output;
    };
    const deps = { ...replyDeps, noteTokens, ...(mayAskContact(turn) && { noteContact }), model };
    const steps = converse(turn, deps, signal);
    let step = await steps.next();
    while (!step.done) {
      if (step.value.type === "text" && left > 0) {
        onText(step.value.text.slice(0, left));
        left -= step.value.text.length;
      }
      step = await steps.next();
    }
    const recorded: RecordedTurn = step.value;
    const { reading, decision, reply } = recorded;
    host.log({
      level: "info",
      event: "turn",
      turn: turn.id,
      site: site.id,
      model: model.name,
      intent: reading.intent.name,
      action: decision.action,
      reason: decision.reason,
      strategy: decision.strategy.name,
      end: reply.end,
      ms: host.now() - startedAt,
    });
    const asked = { ...recorded, askedModel: model.name, spent };
    return proposesContact ? { ...asked, proposesContact } : asked;
  } catch (error) {
    host.log({ level: "error", event: "turn-failed", turn: turn.id, site: site.id, error: faultOf(error) });
    return null;
  }
}
