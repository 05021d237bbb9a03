import { readSessionToken } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { ChatContext } from "../../app/feature.ts";
import { post } from "../../client/post.ts";
import type { ChatState } from "../../client/state/state.ts";
import type { Strings } from "../../strings/index.ts";
import { holdFocus } from "../../view/hold-focus.ts";
import type { DeviceCode } from "./link-address.ts";
import { DEVICE_STRINGS } from "./strings.ts";

export { DIALOG_STYLE as STYLE } from "../../styles/dialog.ts";

interface JoiningGestures {
  context: ChatContext;
  /** Takes the question away. */
  end: () => void;
}

/** The question of one chat, as far as it has come. */
class Joining {
  state: "asking" | "joining" | "used" | "failed" = "asking";

  async join({ session, code }: DeviceCode, { context, end }: JoiningGestures): Promise<void> {
    const { host, conversation } = context;
    if (this.state === "joining") return;
    this.state = "joining";
    const address = `${host.server.replace(/\/+$/, "")}/api/sessions/${session}/devices/join`;
    const response = await post(address, { site: host.site, code }).catch(() => undefined);
    const token = response?.ok ? readSessionToken(await response.json().catch(() => undefined)) : undefined;
    if (token) {
      await conversation.goOn(token);
      end();
      await host.updateComplete;
      context.input()?.focus();
      return;
    }
    this.state = response?.status === 404 ? "used" : "failed";
    host.requestUpdate();
  }
}

const joinings = new WeakMap<ChatContext, Joining>();

function begin(context: ChatContext): Joining {
  const { host } = context;
  const joining = new Joining();
  joinings.set(context, joining);
  void host.updateComplete.then(() =>
    host.renderRoot.querySelector<HTMLElement>("[data-joining] .main")?.focus(),
  );
  return joining;
}

/** Renders the question whether to go on here: only a press spends the link. */
export function renderJoining(
  link: DeviceCode,
  state: ChatState,
  strings: Strings,
  gestures: JoiningGestures,
): TemplateResult | typeof nothing {
  const { context, end } = gestures;
  const words = DEVICE_STRINGS[strings.language];
  const own = joinings.get(context) ?? begin(context);
  const isOver = own.state === "used";
  const hasOwn = state.log.length + state.outbox.length > 0;
  const problem = isOver ? words.used : own.state === "failed" ? words.failed : "";
  const handleKeydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") return end();
    holdFocus(event, "button");
  };
  return html`<div class="veil">
    <div
      class="question"
      role="alertdialog"
      data-joining
      aria-modal="true"
      aria-labelledby="prosa-joining"
      aria-describedby=${isOver ? "prosa-joining-problem" : "prosa-joining-meaning"}
      @keydown=${handleKeydown}
    >
      <h3 id="prosa-joining">${words.joinQuestion}</h3>
      ${
        isOver
          ? nothing
          : html`<p id="prosa-joining-meaning">${words.joinMeaning}${hasOwn ? ` ${words.joinInPlace}` : ""}</p>`
      }
      ${problem ? html`<p id="prosa-joining-problem" role="alert">${problem}</p>` : nothing}
      <p class="buttons">
        <button type="button" @click=${end}>${isOver ? words.close : words.notNow}</button>
        ${
          isOver
            ? nothing
            : html`<button
                class="main"
                type="button"
                aria-disabled=${own.state === "joining"}
                @click=${() => void own.join(link, gestures)}
              >${words.join}</button>`
        }
      </p>
    </div>
  </div>`;
}
