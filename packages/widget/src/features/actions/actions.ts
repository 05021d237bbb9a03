import type { Action } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../strings/late.ts";
import { safeUrl } from "../../view/rich-text.ts";
import type { Desk } from "../forms/form-context.ts";
import { CHANNEL_ICONS, outIcon } from "./icons.ts";
import { deepLink, isPhone } from "./deep-link.ts";

export { ACTIONS_STYLE as STYLE } from "./styles.ts";

/** What a card offers to do. What cannot be done safely is not offered. */
export function renderActions(
  actions: readonly Action[],
  strings: Words,
  desk: Desk,
): TemplateResult | typeof nothing {
  const offered = actions
    .map((action) => renderAction(action, strings, desk))
    .filter((one) => one !== nothing);
  return offered.length > 0 ? html`<div class="actions">${offered}</div>` : nothing;
}

function renderAction(action: Action, strings: Words, desk: Desk): TemplateResult | typeof nothing {
  switch (action.type) {
    case "link":
      return renderWay(safeUrl(action.url)?.href, action.label, outIcon, strings);
    case "contact":
      return renderWay(
        deepLink(action, isPhone(navigator)),
        action.label,
        CHANNEL_ICONS[action.channel],
        strings,
      );
    case "say":
      return html`<button class="action" part="action" type="button" @click=${() => desk.say(action.text)}>
        ${action.label}
      </button>`;
    default:
      return action satisfies never;
  }
}

// A number or an address is handed to the device's own application, which needs no new page.
function renderWay(
  address: string | undefined,
  label: string,
  icon: TemplateResult,
  strings: Words,
): TemplateResult | typeof nothing {
  if (address === undefined) return nothing;
  const isPage = /^https?:/.test(address);
  return html`<a
    class="action"
    part="action"
    href=${address}
    target=${isPage ? "_blank" : nothing}
    rel="noopener noreferrer nofollow ugc"
    >${icon}${label}${isPage ? html`<span class="unseen">, ${strings.opensElsewhere}</span>` : nothing}</a
  >`;
}
