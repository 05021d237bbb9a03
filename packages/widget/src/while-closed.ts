import type { Feature, Reach } from "./features.ts";
import { ProactiveGate } from "./proactive/proactive-gate.ts";
import { SoundGate } from "./sound-gate.ts";

/** What a chat can do that nobody has opened, where the site wants any of it. */
export function createFeatures({ host, controller, emit }: Reach): Feature[] {
  const proactive = new ProactiveGate(host, {
    state: () => controller.state,
    restored: () => controller.restored,
    emit,
  });
  return [proactive, new SoundGate(() => host.hasSound)];
}
