import type { TroubleWords } from "../../language/pack/talk.ts";
import { anyOf } from "../../language/packs.ts";
import { fold } from "../../language/text/fold.ts";
import { remembering } from "../../language/text/word-memory.ts";
import { readStage, type StagedMessage, type StageReading } from "../../understanding/stage.ts";
import type { Context, PastTurn } from "../memory.ts";
import type { Reading, Signal } from "../reading.ts";

/** An objection that was met and not raised again is not dwelt upon. */
const OBJECTION_TURNS = 1;

/** The alternatives of an entry in all languages. */
const any = (entry: (words: TroubleWords) => RegExp) => anyOf(({ talk }) => entry(talk.trouble));
const inOrder = (...parts: string[]) => new RegExp(parts.map((part) => `\\b${part}\\b`).join(".*"));

const GOODS_BROKEN = inOrder(
  any((words) => words.came),
  any((words) => words.damages),
);
const WRONG_GOODS = inOrder(
  any((words) => words.got),
  `${any((words) => words.but)} ${any((words) => words.subject)}?${any((words) => words.ordered)}`,
);
const FAILED = inOrder(any((words) => words.failed));
const REGRETS = inOrder(any((words) => words.regrets));
const ORDERS = any((words) => words.orders);
const LATE = [
  inOrder(
    ORDERS,
    any((words) => words.notCome),
  ),
  inOrder(
    any((words) => words.paid),
    any((words) => words.notReceived),
  ),
  inOrder(
    `${any((words) => words.never)} (?:yet )?${any((words) => words.me)}?${any((words) => words.received)}`,
    any((words) => words.ordersNotReceived),
  ),
  inOrder(any((words) => words.waitedInVain)),
  inOrder(
    any((words) => words.where),
    ORDERS,
  ),
];
const LEAVES = inOrder(any((words) => words.leaves));
const ASKS = inOrder(any((words) => words.questions));
const READ_MAX = 600;

/** Reads the stage and the objections of the dialogue with this message, and the signal of the message itself. */
export function readDialogue(
  message: StagedMessage,
  { turns }: Pick<Context, "turns">,
): Pick<Reading, "stage" | "objections" | "signal"> {
  const past = turns.map(stagedOf);
  const { stage } = readStage([...past, message]);
  const { objections } = readStage([...past.slice(-OBJECTION_TURNS), message]);
  return { stage, objections, signal: signalOf(message.folded, stage) };
}

const staged = new WeakMap<PastTurn, StagedMessage>();

/** A past message as its stage is read; kept, since each later turn of the talk reads it again. */
function stagedOf(turn: PastTurn): StagedMessage {
  let message = staged.get(turn);
  if (message === undefined) {
    message = { folded: fold(turn.visitor), intent: turn.intent };
    staged.set(turn, message);
  }
  return message;
}

/** The messages whose signals are kept, and the greatest length of one: greetings and thanks are most of them. */
const SIGNALS_KEPT = { max: 200, longest: 60 };

interface OwnSignals {
  trouble: Signal | null;
  /** Of a visitor who is no customer yet. */
  doubt: Signal | null;
}

function signalOf(whole: string, stage: StageReading["stage"]): Signal | null {
  const { trouble, doubt } = ownSignals(whole);
  return trouble ?? (stage === "customer" ? null : doubt);
}

const ownSignals = remembering((whole: string): OwnSignals => {
  const own = readStage([{ folded: whole, intent: "" }]);
  const [objection] = own.objections;
  const doubt = objection ?? (own.stage === "deciding" ? "buying" : null);
  return { trouble: troubleIn(whole), doubt };
}, SIGNALS_KEPT);

function troubleIn(whole: string): Signal | null {
  // A visitor in trouble says so at once; a longer text only makes the search slower.
  const folded = whole.slice(0, READ_MAX);
  if (GOODS_BROKEN.test(folded) || WRONG_GOODS.test(folded)) return "broken";
  if (FAILED.test(folded)) return "failed";
  if (LATE.some((sign) => sign.test(folded))) return "late";
  if (REGRETS.test(folded) && !ASKS.test(folded)) return "regret";
  return LEAVES.test(folded) ? "leaving" : null;
}
