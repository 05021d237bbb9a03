import * as z from "zod/mini";

const MARK = "@@{";
const ENDING_LENGTH_MAX = 2_000;

const endingSchema = z.object({
  action: z.enum(["answer", "clarify", "hand-over", "decline"]),
  citations: z.array(z.int()).check(z.maxLength(20)),
});

/** What an LLM says of its own reply; a proposal, checked before it counts. */
export type Ending = z.infer<typeof endingSchema>;

/** Splits a stream into the words to show and the structured ending behind them. */
export interface EndingReader {
  push(text: string): string;
  /** The words that only looked like the beginning of an ending. */
  end(): string;
  /** Known after `end`; null when the LLM wrote none, or one that does not parse. */
  readonly ending: Ending | null;
}

/** Reads the ending off the text itself, in the form `@@{"action":…,"citations":[…]}`, which any server can carry. */
export function createEndingReader(): EndingReader {
  let held = "";
  let tail: string | null = null;
  let ending: Ending | null = null;
  return {
    push(text) {
      if (tail !== null) {
        tail = (tail + text).slice(0, ENDING_LENGTH_MAX);
        return "";
      }
      held += text;
      const at = held.indexOf(MARK);
      if (at >= 0) {
        tail = held.slice(at + MARK.length - 1, at + ENDING_LENGTH_MAX);
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
      ending = parseEnding(tail);
      return "";
    },
    get ending() {
      return ending;
    },
  };
}

function parseEnding(text: string): Ending | null {
  try {
    const parsed = endingSchema.safeParse(JSON.parse(text.slice(0, text.lastIndexOf("}") + 1)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
