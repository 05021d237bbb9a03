import { subtle } from "node:crypto";

const NAMES = ["encrypt", "decrypt", "importKey", "deriveBits", "sign", "verify", "digest"] as const;
const running = new Set<Promise<unknown>>();

// Node does this work on threads, and its end is no turn of the event loop that a test could count.
for (const name of NAMES) {
  const work = Reflect.get(subtle, name);
  Reflect.set(subtle, name, (...given: unknown[]) => {
    const done: Promise<unknown> = Reflect.apply(work, subtle, given);
    running.add(done);
    const forget = () => running.delete(done);
    done.then(forget, forget);
    return done;
  });
}

/** Resolves with `true` once all sealing that is under way has ended, and with `false` at once where there is none. */
export async function sealingEnded(): Promise<boolean> {
  if (running.size === 0) return false;
  await Promise.allSettled(running);
  return true;
}
