import { ProactiveGate } from "../features/proactive/feature.ts";
import { SoundGate } from "../features/sound/feature.ts";
import type { Feature, Reach } from "./feature.ts";

/** What a chat can do that nobody has opened, where the site wants any of it. */
export function createFeatures({ host, controller, emit }: Reach): Feature[] {
  const proactive = new ProactiveGate(host, {
    state: () => controller.state,
    restored: () => controller.restored,
    emit,
  });
  return [proactive, new SoundGate(() => host.hasSound)];
}
