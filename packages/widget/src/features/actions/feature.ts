import type { ChatContext, Feature } from "../../app/feature.ts";
import { onDemand } from "../../app/on-demand.ts";
import { withLateStrings } from "../../strings/late.ts";

const findActions = onDemand(() => import("./actions.ts"));

/** The actions of cards and products: links, channels of contact, and messages to send. Loaded with the first action. */
export function createActions({ host, say }: ChatContext): Feature {
  return {
    renderActions: (actions, strings) =>
      findActions(host)?.renderActions(actions, withLateStrings(strings), say),
  };
}
