import type { CommandId } from "../client/command-ids.ts";

interface Key {
  group: "go" | "conversation" | "writing" | "desk";
  /** As `KeyboardEvent.key` has it; two of them after a space are pressed one after the other. */
  keys: readonly string[];
  /** How people write it. */
  shown: string;
}

/** The key of every command. Those of `writing` are read by the field that they belong to. */
export const KEYS: Readonly<Record<CommandId, Key>> = {
  palette: { group: "desk", keys: [], shown: "Ctrl K" },
  keys: { group: "desk", keys: ["?"], shown: "?" },
  next: { group: "go", keys: ["j", "ArrowDown"], shown: "j ↓" },
  previous: { group: "go", keys: ["k", "ArrowUp"], shown: "k ↑" },
  open: { group: "go", keys: ["Enter"], shown: "Enter" },
  back: { group: "go", keys: ["Escape"], shown: "Esc" },
  "go-mine": { group: "go", keys: ["g m", "1"], shown: "g m" },
  "go-queue": { group: "go", keys: ["g q", "2"], shown: "g q" },
  "go-others": { group: "go", keys: ["g o", "3"], shown: "g o" },
  "go-assistant": { group: "go", keys: ["g i", "4"], shown: "g i" },
  "go-snoozed": { group: "go", keys: ["g s", "5"], shown: "g s" },
  "go-resolved": { group: "go", keys: ["g e", "6"], shown: "g e" },
  "go-tickets": { group: "go", keys: ["g t"], shown: "g t" },
  "go-contacts": { group: "go", keys: ["g v"], shown: "g v" },
  "go-people": { group: "go", keys: ["g p"], shown: "g p" },
  "go-insights": { group: "go", keys: ["g f"], shown: "g f" },
  "go-experiments": { group: "go", keys: ["g l"], shown: "g l" },
  "go-conversations": { group: "go", keys: ["g c"], shown: "g c" },
  "go-unanswered": { group: "go", keys: ["g u"], shown: "g u" },
  "go-knowledge": { group: "go", keys: ["g k"], shown: "g k" },
  "go-channels": { group: "go", keys: ["g n"], shown: "g n" },
  "go-hours": { group: "go", keys: ["g h"], shown: "g h" },
  "go-replies": { group: "go", keys: ["g r"], shown: "g r" },
  "go-macros": { group: "go", keys: ["g d"], shown: "g d" },
  "go-settings": { group: "go", keys: ["g a"], shown: "g a" },
  "go-sites": { group: "go", keys: ["g w"], shown: "g w" },
  "go-account": { group: "go", keys: ["g y"], shown: "g y" },
  "go-webhooks": { group: "go", keys: ["g x"], shown: "g x" },
  "go-crm": { group: "go", keys: ["g b"], shown: "g b" },
  claim: { group: "conversation", keys: ["m"], shown: "m" },
  reply: { group: "conversation", keys: ["r"], shown: "r" },
  note: { group: "conversation", keys: ["n"], shown: "n" },
  transfer: { group: "conversation", keys: ["a"], shown: "a" },
  "to-queue": { group: "conversation", keys: ["q"], shown: "q" },
  snooze: { group: "conversation", keys: ["h"], shown: "h" },
  "hand-back": { group: "conversation", keys: ["b"], shown: "b" },
  resolve: { group: "conversation", keys: ["e"], shown: "e" },
  reopen: { group: "conversation", keys: ["o"], shown: "o" },
  tag: { group: "conversation", keys: ["t"], shown: "t" },
  details: { group: "conversation", keys: ["i"], shown: "i" },
  undo: { group: "conversation", keys: ["z"], shown: "z" },
  send: { group: "writing", keys: [], shown: "Ctrl Enter" },
  "send-resolve": { group: "writing", keys: [], shown: "Ctrl Shift Enter" },
  suggest: { group: "conversation", keys: ["s"], shown: "s" },
  translate: { group: "conversation", keys: ["l"], shown: "l" },
  summarise: { group: "conversation", keys: ["y"], shown: "y" },
  canned: { group: "writing", keys: [], shown: "/" },
  away: { group: "desk", keys: [], shown: "" },
  sound: { group: "desk", keys: [], shown: "" },
};

/** The time within which the second key of two is pressed, in milliseconds: one and a half seconds, as long as one looks for it. */
const CHORD_MS = 1_500;

const BY_KEY = new Map(
  (Object.entries(KEYS) as [CommandId, Key][]).flatMap(([id, { keys }]) =>
    keys.map((key) => [key, id] as const),
  ),
);

type Press = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "timeStamp" | "getModifierState"
>;

/**
 * Reads the commands from what is pressed, by the character and not by the place of a key: on an ABNT2 keyboard `/`, `;` and
 * `?` lie elsewhere. Dead keys and input methods are left alone, and single keys while somebody writes (WCAG 2.1.4).
 */
export class KeyReader {
  #first = "";
  #firstAt = 0;

  read(press: Press, isWriting: boolean): CommandId | undefined {
    const { key, ctrlKey, metaKey, altKey, isComposing, timeStamp } = press;
    if (isComposing || key === "Dead" || key === "Process") return undefined;
    const isPalette = (ctrlKey || metaKey) && !altKey && key.toLowerCase() === "k";
    if (isPalette && !press.getModifierState("AltGraph")) return "palette";
    if (isWriting || ctrlKey || metaKey || altKey) return undefined;
    const isSecond = this.#first !== "" && timeStamp - this.#firstAt <= CHORD_MS;
    const wanted = isSecond ? `${this.#first} ${key}` : key;
    this.#first = !isSecond && STARTS.has(key) ? key : "";
    this.#firstAt = timeStamp;
    return BY_KEY.get(wanted);
  }
}

const STARTS = new Set([...BY_KEY.keys()].flatMap((key) => (key.includes(" ") ? [key.split(" ")[0]] : [])));
