import type { WrittenCall } from "./call-dialects.ts";
import { findMark, type TextFilter } from "./marks.ts";

const CHANNEL = "<|channel|>";
const MESSAGE = "<|message|>";
const START = "<|start|>";
const ENDS = ["<|end|>", "<|return|>", "<|call|>"];
const MARKS = [CHANNEL, MESSAGE, START, ...ENDS];
/** The channels of a reply whose server took the signs away and left their words, at its beginning and later. */
const BARE_FIRST = /^(?:assistant)?(?:(analysis)(?=\p{L})|(final)(?=\p{Lu})|(commentary)(?= to=))/u;
const BARE_LATER = /assistant(?:(analysis)(?! )|(final)(?! )|(commentary)(?= to=))/u;
const BARE_WORDS = [
  "assistantanalysis",
  "assistantfinal",
  "assistantcommentary to=",
  "analysis",
  "final",
  "commentary to=",
];
/** The name of a function and what its message is in, without the sign that its words begin. */
const BARE_CALL = /^( to=(?:functions\.)?[\w-]+(?: ?(?:<\|constrain\|>)?(?:json|code))?)\s*(?=\{)/;
const BARE_CALL_LENGTH_MAX = 120;

type Place = "words" | "header" | "hidden" | "call";

/**
 * Reads the channels of the harmony template: `final` is for the visitor, a message to a function is a call, all other
 * channels are the model's own.
 */
export function createHarmonyFilter(onCall: (call: WrittenCall) => void): TextFilter {
  let held = "";
  let place: Place = "words";
  let header = "";
  let args = "";
  let bareText = "";
  /** Whether the reply is one without signs: known after its first letters. */
  let isBare: boolean | undefined;

  function take(words: string): string {
    if (place === "words") return words;
    if (place === "header") header += words;
    if (place === "call") args += words;
    return "";
  }

  function closeCall(): void {
    const name = /to=(?:functions\.)?([\w-]+)/.exec(header)?.[1];
    if (place === "call" && name) onCall({ name, args: args.trim() });
    args = "";
  }

  function cross(mark: string): void {
    if (mark === MESSAGE) {
      if (/to=(?:functions\.)?\w/.test(header)) place = "call";
      else place = /^\s*(?:assistant\s*)?final\b/.test(header) || header.trim() === "" ? "words" : "hidden";
      return;
    }
    closeCall();
    if (mark === CHANNEL || mark === START) {
      if (mark === START || place !== "header") header = "";
      else header = `${header.replace(/^\s*assistant\s*/, "")} `;
      place = "header";
    } else {
      header = "";
      place = "words";
    }
  }

  function marked(text: string): string {
    held += text;
    let visible = "";
    for (;;) {
      const { before, mark, rest } = findMark(held, MARKS);
      held = rest;
      visible += take(before);
      if (mark === null) return visible;
      cross(mark);
    }
  }

  /** Puts the signs back; keeps what may still become a channel's name. */
  function signed(isEnd: boolean): string {
    let text = "";
    for (;;) {
      const found = (isBare === undefined ? BARE_FIRST : BARE_LATER).exec(bareText);
      if (!found) {
        const kept = isEnd ? 0 : bareBeginning(bareText);
        text += bareText.slice(0, bareText.length - kept);
        bareText = bareText.slice(bareText.length - kept);
        return text;
      }
      const rest = bareText.slice(found.index + found[0].length);
      const call = found[3] ? BARE_CALL.exec(rest) : null;
      if (found[3] && !call && !isEnd && rest.length < BARE_CALL_LENGTH_MAX) return text;
      isBare = true;
      text += `${bareText.slice(0, found.index)}${START}assistant${CHANNEL}${found[1] ?? found[2] ?? found[3]}${call?.[1] ?? ""}${MESSAGE}`;
      bareText = rest.slice(call?.[0].length ?? 0);
    }
  }

  return {
    push(text) {
      if (isBare === false) return marked(text);
      bareText += text;
      if (isBare === undefined) {
        const start = bareText.trimStart();
        if (BARE_WORDS.some((word) => word.startsWith(start))) return "";
        if (!BARE_FIRST.test(start)) {
          // A sentence that begins with such a word has a space after it.
          isBare = false;
          return marked(bareText);
        }
        bareText = start;
      }
      return marked(signed(false));
    },
    end() {
      const visible = isBare
        ? marked(signed(true))
        : take(bareText === "" || isBare === false ? "" : bareText);
      const rest = take(held);
      held = "";
      closeCall();
      return visible + rest;
    },
  };
}

/** The length of the end of a text that may become the name of a channel. */
function bareBeginning(text: string): number {
  const at = text.lastIndexOf("assistant");
  const tail = at < 0 ? "" : text.slice(at);
  if (tail !== "" && BARE_WORDS.some((word) => word.startsWith(tail))) return tail.length;
  for (let length = Math.min("assistant".length - 1, text.length); length > 0; length -= 1) {
    if ("assistant".startsWith(text.slice(-length))) return length;
  }
  return 0;
}
