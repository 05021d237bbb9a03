import * as z from "zod/mini";

const MARK = "@@{";
const FINISH_LENGTH_MAX = 2_000;

const finishSchema = z.object({
  action: z.enum(["answer", "clarify", "hand-over", "decline"]),
  citations: z.array(z.int()).check(z.maxLength(20)),
});

/** An LLM's description of its own reply; a proposal, checked before it counts. */
export type ReplyFinish = z.infer<typeof finishSchema>;

/** Splits a stream into the words to show and the structured finish behind them. */
interface FinishReader {
  push(text: string): string;
  /** The words that only looked like the beginning of a finish. */
  end(): string;
  /** Known after `end`; null when the LLM wrote none, or one that does not parse. */
  readonly finish: ReplyFinish | null;
}

/** Reads the finish off the text itself, in the form `@@{"action":…,"citations":[…]}`, which any server can carry. */
export function createFinishReader(): FinishReader {
  let held = "";
  let tail: string | null = null;
  let finish: ReplyFinish | null = null;
  return {
    push(text) {
      if (tail !== null) {
        tail = (tail + text).slice(0, FINISH_LENGTH_MAX);
        return "";
      }
      held += text;
      const at = held.indexOf(MARK);
      if (at >= 0) {
        tail = held.slice(at + MARK.length - 1, at + FINISH_LENGTH_MAX);
        const visible = held.slice(0, at);
        held = "";
        return visible;
      }
      const waiting = held.length - (/@{1,2}$/.exec(held)?.[0].length ?? 0);
      const visible = held.slice(0, waiting);
      held = held.slice(waiting);
      return visible;
    },
    end() {
      if (tail === null) return held;
      finish = parseFinish(tail);
      return "";
    },
    get finish() {
      return finish;
    },
  };
}

function parseFinish(text: string): ReplyFinish | null {
  try {
    const parsed = finishSchema.safeParse(JSON.parse(text.slice(0, text.lastIndexOf("}") + 1)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
