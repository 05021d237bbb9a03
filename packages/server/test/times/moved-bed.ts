import { settled } from "../session-bed.ts";
import { startProcess, startStill, type Testbed } from "../testbed.ts";

/** A deployment on any host, whose time a test moves on. */
export interface MovedBed extends Testbed {
  readonly clock: {
    now(): number;
    /** Resolves once what was due by then has been begun. */
    advance(ms: number): Promise<void> | void;
  };
}

/** The rooms in this process, over maps. */
export async function startMovedMemory(): Promise<MovedBed> {
  const bed = startStill();
  const { clock } = bed;
  const advance = async (ms: number) => {
    clock.advance(ms);
    await settled(bed);
  };
  return { ...bed, clock: { now: clock.now, advance } };
}

/** The rooms in a runtime of their own, as they are deployed, but for a clock that runs on by what a test adds to it. */
export async function startMovedProcess(name: "partykit" | "wrangler"): Promise<MovedBed> {
  const config = `test/times/${name === "partykit" ? "partykit.json" : "wrangler.jsonc"}`;
  const bed = await startProcess(name, {}, config);
  let passedMs = 0;
  let due = "[]";
  const tell = async () => {
    const answer = await bed.fetch(`/passed?ms=${passedMs}`, { method: "POST", body: due });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The clock answered ${answer.status}: ${text}`);
    // Alarms do not outlive a restart of `partykit dev`, and nobody there may set them again.
    if (name !== "partykit") due = text;
  };
  return {
    ...bed,
    clock: {
      now: () => Date.now() + passedMs,
      advance: (ms) => {
        passedMs += ms;
        return tell();
      },
    },
    async kill() {
      await bed.kill();
      await tell();
    },
  };
}
