import type { Action } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { FullStrings } from "../../strings/late.ts";
import { safeUrl } from "../../view/rich-text.ts";
import { deepLink, isPhone } from "./deep-link.ts";
import { CHANNEL_ICONS, outIcon } from "./icons.ts";

export { ACTIONS_STYLE as STYLE } from "./styles.ts";

/** Renders the actions of a card, without those that are not safe. */
export function renderActions(
  actions: readonly Action[],
  strings: FullStrings,
  say: (text: string) => unknown,
): TemplateResult | typeof nothing {
  const offered = actions
    .map((action) => renderAction(action, strings, say))
    .filter((one) => one !== nothing);
  return offered.length > 0 ? html`<div class="actions">${offered}</div>` : nothing;
}

function renderAction(
  action: Action,
  strings: FullStrings,
  say: (text: string) => unknown,
): TemplateResult | typeof nothing {
  switch (action.type) {
    case "link":
      return renderLink(safeUrl(action.url)?.href, action.label, outIcon, strings);
    case "contact":
      return renderLink(
        deepLink(action, isPhone(navigator)),
        action.label,
        CHANNEL_ICONS[action.channel],
        strings,
      );
    case "say":
      return html`<button class="action" part="action" type="button" @click=${() => say(action.text)}>
        ${action.label}
      </button>`;
    default:
      return action satisfies never;
  }
}

// A phone number or an e-mail address opens an application of the device, which needs no new page.
function renderLink(
  address: string | undefined,
  label: string,
  icon: TemplateResult,
  strings: FullStrings,
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
