import type { ChatContext, Feature } from "../../app/feature.ts";
import { lazily } from "../../client/lazily.ts";
import type { Tracking } from "./tracking.ts";

/** Tells the server what the visitor does on the site. All but this file loads where a page tells something. */
export function createTracking(context: ChatContext): Feature {
  const load = lazily(async () => new (await import("./tracking.ts")).Tracking(context));
  let tracking: Tracking | undefined;
  return {
    handleTold: async (event) => {
      tracking = await load();
      tracking?.add(event);
    },
    handleUpdated: (state) => tracking?.handleUpdated(state),
  };
}
