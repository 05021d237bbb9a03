import { findMark, type TextFilter } from "./marks.ts";
import { REASONING_TAGS } from "./tag-spellings.ts";

const OPENINGS = [
  ...REASONING_TAGS.map((name) => `<${name}>`),
  "[think]",
  "<|begin_of_thought|>",
  "<|start_thinking|>",
  "<|channel>thought",
  "◁think▷",
];
const CLOSINGS = [
  ...REASONING_TAGS.map((name) => `</${name}>`),
  "[/think]",
  "<|end_of_thought|>",
  "<|end_thinking|>",
  "<channel|>",
  "◁/think▷",
];
const MARKS = [...OPENINGS, ...CLOSINGS];

interface ReasoningDeps {
  /** True where the server's template opens the reasoning itself, so that only its closing mark comes. */
  beginsInside: boolean;
  /** Called with hidden text. */
  onHidden?(text: string): void;
  /** Called when the reasoning had no opening mark, and its words may have gone out. */
  onUnopened?(): void;
}

/** Takes out what a model thinks aloud between marks, also where the marks come split, nested or unclosed. */
export function createReasoningFilter({ beginsInside, onHidden, onUnopened }: ReasoningDeps): TextFilter {
  let held = "";
  let depth = 0;
  /** The words since the start, while they may all turn out to be reasoning. */
  let doubtful: string | null = beginsInside ? "" : null;
  /** The words after a closing mark that closed less than was open. */
  let afterClosing: string | null = null;
  let isBlank = true;

  function take(words: string): string {
    if (words === "") return "";
    if (depth > 0) {
      onHidden?.(words);
      if (afterClosing !== null) afterClosing += words;
      return "";
    }
    if (doubtful !== null) {
      doubtful += words;
      return "";
    }
    const visible = isBlank ? words.trimStart() : words;
    if (visible !== "") isBlank = false;
    return visible;
  }

  function cross(mark: string): void {
    if (OPENINGS.includes(mark)) {
      depth += 1;
      if (doubtful?.trim() === "") doubtful = null;
    } else if (depth > 0) {
      depth -= 1;
      afterClosing = depth > 0 ? "" : null;
    } else {
      onUnopened?.();
      if (doubtful) onHidden?.(doubtful);
      doubtful = null;
    }
  }

  return {
    push(text) {
      held += text;
      const isNothingOut = isBlank;
      let visible = "";
      for (;;) {
        const { before, mark, rest } = findMark(held, MARKS);
        held = rest;
        visible += take(before);
        if (mark === null) return visible;
        const isUnopened = depth === 0 && CLOSINGS.includes(mark);
        // The words of this very piece are not out yet.
        if (isUnopened && isNothingOut) {
          onHidden?.(visible);
          visible = "";
          isBlank = true;
        }
        cross(mark);
      }
    },
    end() {
      const rest = depth > 0 ? (afterClosing ?? "") : (doubtful ?? "") + held;
      held = "";
      return rest;
    },
  };
}
