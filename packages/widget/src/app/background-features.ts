import { ProactiveGate } from "../features/proactive/proactive-loader.ts";
import { SoundGate } from "../features/sound/sound-loader.ts";
import type { Feature, Reach } from "./features.ts";

/** What a chat can do that nobody has opened, where the site wants any of it. */
export function createFeatures({ host, controller, emit }: Reach): Feature[] {
  const proactive = new ProactiveGate(host, {
    state: () => controller.state,
    restored: () => controller.restored,
    emit,
  });
  return [proactive, new SoundGate(() => host.hasSound)];
}
