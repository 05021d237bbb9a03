import type { WrittenCall } from "./call-dialects.ts";
import { findMark, type TextFilter } from "./marks.ts";

const CHANNEL = "<|channel|>";
const MESSAGE = "<|message|>";
const START = "<|start|>";
const ENDS = ["<|end|>", "<|return|>", "<|call|>"];
const MARKS = [CHANNEL, MESSAGE, START, ...ENDS];
// The same template where the server took the signs away and left their words.
const BARE_ANALYSIS = "analysis";
const BARE_FINAL = "assistantfinal";

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
  let bare: "unknown" | "hidden" | "none" = "unknown";

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
      else header = header.replace(/^\s*assistant\s*/, "");
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

  return {
    push(text) {
      if (bare === "none") return marked(text);
      held += text;
      if (bare === "unknown") {
        const start = held.trimStart();
        // A sentence that begins with the word has a space or a small letter after it.
        if (BARE_ANALYSIS.startsWith(start)) return "";
        bare = /^analysis[A-Z]/.test(start) ? "hidden" : "none";
      }
      if (bare === "none") return marked("");
      const at = held.indexOf(BARE_FINAL);
      held = at < 0 ? held.slice(-BARE_FINAL.length) : held.slice(at + BARE_FINAL.length);
      if (at < 0) return "";
      bare = "none";
      return marked("");
    },
    end() {
      const rest = bare === "hidden" ? "" : take(held);
      held = "";
      closeCall();
      return rest;
    },
  };
}
