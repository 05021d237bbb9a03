import { proactiveRunKey } from "./local-keys.ts";

/** The device's part in the experiment on the site's own messages, as it is stored; `given` is the server's last answer. */
export interface KeptRun {
  askedAt: number;
  given: unknown;
  /** The end of the log when the device met its arm; absent before that. */
  metAt?: number;
  /** The conversation knows of it. */
  isTold?: boolean;
}

/** Reads what the device keeps of the experiment; `undefined` where that is nothing, or not to be read. */
export function readKeptRun(site: string): KeptRun | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(proactiveRunKey(site)) ?? "null");
    if (typeof kept !== "object" || kept === null) return undefined;
    const { askedAt, given, metAt, isTold } = kept as Record<string, unknown>;
    if (typeof askedAt !== "number") return undefined;
    return {
      askedAt,
      given,
      ...(typeof metAt === "number" && { metAt }),
      ...(isTold === true && { isTold }),
    };
  } catch {
    // Storage may be denied, or hold a value of somebody else.
    return undefined;
  }
}

/** Keeps it; returns whether the device does. */
export function keepRun(site: string, run: KeptRun): boolean {
  try {
    localStorage.setItem(proactiveRunKey(site), JSON.stringify(run));
    return true;
  } catch {
    return false;
  }
}
