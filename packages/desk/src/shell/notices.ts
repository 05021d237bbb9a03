import type { DeskRow } from "@prosa/protocol/desk";
import { type DeskState, offerTo } from "../client/desk-room.ts";
import { viewOf } from "../client/views.ts";

type Notice =
  /** Somebody entered the queue, or came back to it. */
  | { type: "queued"; row: DeskRow }
  /** A visitor of mine wrote. */
  | { type: "written"; row: DeskRow }
  | { type: "offered"; row: DeskRow };

/** The news between two states of the desk that a person is told of: none of a first page, of an old row, or of what they look at. */
export function noticesOf(
  before: DeskState,
  now: DeskState,
  me: string,
  looksAt: string | undefined,
): Notice[] {
  const notices: Notice[] = [];
  const offer = offerTo(now, me);
  if (offer && offer.row.session !== offerTo(before, me)?.row.session)
    notices.push({ type: "offered", row: offer.row });
  for (const row of now.rows.values()) {
    const old = before.rows.get(row.session);
    if (old === row || !now.listed.has("queue") || !before.listed.has("queue")) continue;
    const view = viewOf(row, me);
    const isNewInQueue = isWaiting(row, me) && !(old && isWaiting(old, me));
    if (isNewInQueue) notices.push({ type: "queued", row });
    else if (view === "mine" && row.unread > (old?.unread ?? 0) && row.session !== looksAt)
      notices.push({ type: "written", row });
  }
  return notices;
}

function isWaiting(row: DeskRow, me: string): boolean {
  return viewOf(row, me) === "queue" && row.leftAt === undefined;
}

/** The number in the title and on the icon: who waits, what is unread of one's own, and what a colleague passes on. */
export function countOf({ counts, rows }: Pick<DeskState, "counts" | "rows">, me: string): number {
  const unread = [...rows.values()].filter(
    (row) => row.offeredTo?.id === me || (viewOf(row, me) === "mine" && row.unread > 0),
  );
  return (counts?.queue ?? 0) + unread.length;
}

/** Notes of a notice, in hertz, each for as long as the one before lets it. */
const TONES: Readonly<Record<Notice["type"], readonly number[]>> = {
  queued: [660, 880],
  written: [740],
  offered: [660, 880, 1_100],
};
const TONE_S = 0.13;
const LOUDNESS = 0.08;

/** Plays a notice, in one tab of those that are open, and from the first press on: browsers are silent before. */
export class Chime {
  #audio: AudioContext | undefined;
  #isLeader = false;
  #end: (() => void) | undefined;

  start(): void {
    addEventListener("pointerdown", this.#unlock, { once: true });
    addEventListener("keydown", this.#unlock, { once: true });
    void navigator.locks?.request("prosa-desk-sound", () => {
      this.#isLeader = true;
      return new Promise<void>((resolve) => {
        this.#end = resolve;
      });
    });
  }

  stop(): void {
    removeEventListener("pointerdown", this.#unlock);
    removeEventListener("keydown", this.#unlock);
    this.#end?.();
    void this.#audio?.close();
  }

  play(type: Notice["type"]): void {
    const audio = this.#audio;
    if (!audio || !this.#isLeader) return;
    for (const [at, frequency] of TONES[type].entries()) {
      const start = audio.currentTime + at * TONE_S;
      const tone = new OscillatorNode(audio, { frequency });
      const volume = new GainNode(audio, { gain: 0 });
      volume.gain.setTargetAtTime(LOUDNESS, start, 0.01);
      volume.gain.setTargetAtTime(0, start + TONE_S / 2, 0.04);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + TONE_S * 3);
    }
  }

  #unlock = (): void => {
    this.#audio ??= new AudioContext();
  };
}
