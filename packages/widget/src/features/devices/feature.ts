import { html, nothing, type TemplateResult } from "lit";
import type { ChatContext, Feature } from "../../app/feature.ts";
import { onDemand } from "../../app/on-demand.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import type { Slot } from "../../view/slot.ts";
import { takeLink } from "./link-address.ts";

const findDeviceLink = onDemand(() => import("./device-link.ts"));
const findJoining = onDemand(() => import("./joining.ts"));

/** Loads the dialog with a link to another device, which begins with a fresh one. */
export async function beginDeviceLink(context: ChatContext): Promise<void> {
  await findDeviceLink.load();
  findDeviceLink(context.host)?.forgetLink(context);
}

/** Draws the dialog, once it is loaded. */
export function drawDeviceLink(context: ChatContext, strings: Strings, close: () => void): TemplateResult {
  return findDeviceLink(context.host)?.renderDeviceLink(context, strings, close) ?? html``;
}

/** Goes on with a conversation of another device, where its link opened the page. All but this loads then. */
export function createDevices(context: ChatContext): Feature {
  const link = takeLink(context.host.site);
  let isOver = false;
  const end = () => {
    isOver = true;
    context.host.requestUpdate();
  };
  return {
    render(slot: Slot, state: ChatState, strings: Strings) {
      if (slot !== "head" || !link || isOver) return nothing;
      return findJoining(context.host)?.renderJoining(link, state, strings, { context, end }) ?? nothing;
    },
  };
}
