import { html, type TemplateResult } from "lit";
import { downloadAsJson, downloadAsPage } from "./keepsake.ts";
import type { MenuView } from "./menu.ts";
import type { ChatState } from "./state.ts";
import type { Strings } from "./strings/index.ts";
import { MENU_STRINGS } from "./strings/menu.ts";

// The conversation loads it when something is erased; from here it is there without a network, too.
export { Erasures } from "./erasures.ts";
export { MENU_STYLE } from "./styles/menu.ts";

export interface MenuGestures {
  site: () => string;
  erase: () => void;
  show: (view: MenuView) => void;
}

// The site's own words come with those of the chat, under the same names.
const wordsOf = (strings: Strings) => ({ ...MENU_STRINGS[strings.language], ...strings });

/** The menu of the head, or the question before an erasure. */
export function renderMenu(
  view: Exclude<MenuView, "closed">,
  state: ChatState,
  strings: Strings,
  gestures: MenuGestures,
): TemplateResult {
  return view === "actions" ? renderActions(state, strings, gestures) : renderQuestion(strings, gestures);
}

function renderActions(state: ChatState, strings: Strings, { site, show }: MenuGestures): TemplateResult {
  const words = wordsOf(strings);
  const isEmpty = state.log.length + state.outbox.length === 0;
  const leave = (work: () => void) => () => {
    work();
    show("closed");
  };
  const handleKeydown = (event: KeyboardEvent) => {
    const { currentTarget, key } = event;
    if (!(currentTarget instanceof HTMLElement)) return;
    if (key === "Escape" || key === "Tab") {
      event.stopPropagation();
      if (key === "Escape") event.preventDefault();
      return show("closed");
    }
    const choices = [...currentTarget.querySelectorAll<HTMLElement>("button:not(:disabled)")];
    const at = choices.findIndex((choice) => choice.matches(":focus"));
    const ways: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const next = ways[key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choices.at(next % choices.length)?.focus();
  };
  const handleFocusOut = ({ currentTarget, relatedTarget }: FocusEvent) => {
    const isWithin = currentTarget instanceof Node && relatedTarget instanceof Node;
    if (isWithin && !currentTarget.contains(relatedTarget)) show("closed");
  };
  const actions: readonly [label: string, act: () => void][] = [
    [words.download, leave(() => void downloadAsPage(site(), state, strings))],
    [words.downloadAsJson, leave(() => downloadAsJson(site(), state))],
    [words.erase, () => show("question")],
  ];
  return html`<div
    class="menu"
    role="menu"
    data-menu
    aria-label=${strings.menu}
    @keydown=${handleKeydown}
    @focusout=${handleFocusOut}
  >
    ${actions.map(
      ([label, act]) =>
        html`<button role="menuitem" type="button" tabindex="-1" ?disabled=${isEmpty} @click=${act}>${label}</button>`,
    )}
  </div>`;
}

function renderQuestion(strings: Strings, { erase, show }: MenuGestures): TemplateResult {
  const words = wordsOf(strings);
  const handleKeydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") return show("closed");
    const { currentTarget, key } = event;
    if (key !== "Tab" || !(currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    currentTarget.querySelector<HTMLElement>("button:not(:focus)")?.focus();
  };
  const confirm = () => {
    erase();
    show("closed");
  };
  return html`<div class="veil">
    <div
      class="question"
      role="alertdialog"
      data-menu
      aria-modal="true"
      aria-labelledby="prosa-question"
      aria-describedby="prosa-meaning"
      @keydown=${handleKeydown}
    >
      <h3 id="prosa-question">${words.eraseQuestion}</h3>
      <p id="prosa-meaning">${words.eraseMeaning}</p>
      <p class="ways">
        <button type="button" @click=${() => show("closed")}>${words.cancel}</button>
        <button class="alert" type="button" @click=${confirm}>${words.eraseConfirm}</button>
      </p>
    </div>
  </div>`;
}
