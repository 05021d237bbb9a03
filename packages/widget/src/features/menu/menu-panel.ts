import { html, nothing, type TemplateResult } from "lit";
import type { ChatContext } from "../../app/feature.ts";
import type { ChatState } from "../../client/state/state.ts";
import { saveChosenLanguage } from "../../storage/chosen-language.ts";
import type { Strings } from "../../strings/index.ts";
import { LANGUAGE_NAMES, WIDGET_LANGUAGES, type WidgetLanguage } from "../../strings/language.ts";
import { holdFocus } from "../../view/hold-focus.ts";
import { pathIcon } from "../../view/icons.ts";
import { beginDeviceLink, drawDeviceLink } from "../devices/feature.ts";
import { downloadAsJson, downloadAsPage } from "../export/export.ts";
import { findSurvey } from "../survey/feature.ts";
import { MailForm } from "./mail-form.ts";
import { PHONE_NAMES, phoneOf } from "./phone.ts";
import { MENU_STRINGS } from "./strings.ts";

// The conversation loads it for an erasure. Loaded with the menu, it works without a network.
export { Erasing } from "../../client/erasing.ts";
export { MENU_STYLE } from "./styles.ts";

const ICONS = {
  search: "M10.8 17.2a6.4 6.4 0 1 0 0-12.8 6.4 6.4 0 0 0 0 12.8zm4.6-1.8 4.4 4.4",
  rate: "m12 4 2.4 5 5.4.7-4 3.8 1 5.5-4.8-2.7L7.2 19l1-5.5-4-3.800L9.6 9z",
  download: "M12 4.500v10.200m-4.2-4.2 4.2 4.2 4.2-4.200M5 19.500h14",
  mail: "M4 6.500h16v11.500H4zm0 .5 8 6 8-6",
  data: "M9 5.500c-2.5 0-1 5-4 6.5 3 1.5 1.5 6.5 4 6.500m6-13c2.5 0 1 5 4 6.5-3 1.5-1.5 6.5-4 6.5",
  language:
    "M4 12a8 8 0 1 0 16 0 8 8 0 0 0-16 0zm0 0h16M12 4c2.500 2.300 3.500 5 3.500 8s-1 5.700-3.500 8c-2.500-2.300-3.500-5-3.500-8s1-5.700 3.500-8",
  chosen: "m5 12.500 4.500 4.500L19 7.500",
  phone: "M8 3.500h8a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zm3 14h2",
  devices: "M4 5h12v9H4zm-1.500 12.500H14M16.500 9H20a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-3.500z",
  erase: "M5 7h14M10 7V4.500h4V7m-7.5 0 .8 12.500h9.400L17.5 7M10.5 10.500v5.500m3-5.500v5.5",
};

/** The open part of the menu: its actions, the languages, the way to the phone or to another device, the form for a mail, the question before an erasure, or the survey. */
export type MenuView =
  | "closed"
  | "actions"
  | "languages"
  | "phone"
  | "devices"
  | "mail"
  | "question"
  | "survey";

export interface MenuGestures {
  context: ChatContext;
  show: (view: MenuView) => void;
  /** Closes the menu, and keeps the focus where it is. */
  leave: () => void;
}

// The site's own words are among those of the chat, under the same names.
const withMenuStrings = (strings: Strings) => ({ ...MENU_STRINGS[strings.language], ...strings });

/** Renders the open part of the menu. */
export function renderMenu(
  view: Exclude<MenuView, "closed">,
  state: ChatState,
  strings: Strings,
  gestures: MenuGestures,
): TemplateResult {
  if (view === "survey") return renderSurvey(strings, gestures);
  if (view === "languages") return renderLanguages(strings, gestures);
  if (view === "phone") return renderPhone(strings, gestures);
  if (view === "devices") return drawDeviceLink(gestures.context, strings, () => gestures.show("closed"));
  if (view === "mail") return renderMail(strings, gestures);
  return view === "actions" ? renderActions(state, strings, gestures) : renderQuestion(strings, gestures);
}

function renderActions(state: ChatState, strings: Strings, gestures: MenuGestures): TemplateResult {
  const { context, show, leave } = gestures;
  const words = withMenuStrings(strings);
  const isEmpty = state.log.length + state.outbox.length === 0;
  const isAnswered = state.log.some((event) => event.type === "said" && event.message.author !== "visitor");
  // It loads while the visitor reads the menu.
  if (isAnswered) void findSurvey.load();
  const thenClose = (work: () => void) => () => {
    work();
    show("closed");
  };
  const search = () => {
    leave();
    context.notify("search");
  };
  const rate = async () => {
    await findSurvey.load();
    show("survey");
  };
  const goOn = async () => {
    await beginDeviceLink(context);
    show("devices");
  };
  const actions: [label: string, icon: string, act: () => void, isAlways?: boolean][] = [
    [words.search, ICONS.search, search],
    [words.download, ICONS.download, thenClose(() => void downloadAsPage(context.host.site, state, strings))],
    [words.downloadAsJson, ICONS.data, thenClose(() => downloadAsJson(context.host.site, state))],
    [words.chooseLanguage, ICONS.language, () => show("languages"), true],
    [words.erase, ICONS.erase, () => show("question")],
  ];
  if (state.site?.mails) {
    const openForm = () => {
      mailForms.delete(context);
      show("mail");
    };
    actions.splice(2, 0, [words.mail, ICONS.mail, openForm]);
  }
  // The server lets another device into what it knows of.
  if (state.log.length > 0) actions.splice(1, 0, [words.otherDevice, ICONS.devices, () => void goOn()]);
  const phone = phoneOf(context);
  if (!isEmpty) void phone.load();
  const { channels, joined } = phone.choices;
  const ways = channels.map((channel): (typeof actions)[number] => {
    if (joined.includes(channel))
      return [words.backFrom(PHONE_NAMES[channel]), ICONS.phone, thenClose(() => void phone.leave())];
    const open = () => {
      void phone.open(channel);
      show("phone");
    };
    return [words.continueOn(PHONE_NAMES[channel]), ICONS.phone, open];
  });
  actions.splice(1, 0, ...ways);
  if (isAnswered) actions.splice(1, 0, [words.rate, ICONS.rate, () => void rate()]);
  return html`<div
    class="menu"
    role="menu"
    data-menu
    aria-label=${strings.menu}
    @keydown=${(event: KeyboardEvent) => handleMenuKey(event, gestures)}
    @focusout=${(event: FocusEvent) => handleFocusOut(event, gestures)}
  >
    ${actions.map(
      ([label, icon, act, isAlways = false]) =>
        html`<button
          role="menuitem"
          type="button"
          tabindex="-1"
          aria-disabled=${isEmpty && !isAlways}
          @click=${() => (isEmpty && !isAlways) || act()}
        >${pathIcon(icon)}${label}</button>`,
    )}
    <p class="signature" role="presentation" aria-hidden="true">prosa</p>
  </div>`;
}

function handleMenuKey(event: KeyboardEvent, { show, leave }: MenuGestures): void {
  const { currentTarget, key } = event;
  if (!(currentTarget instanceof HTMLElement)) return;
  if (key === "Escape" || key === "Tab") {
    event.stopPropagation();
    if (key === "Tab") {
      leave();
      return;
    }
    event.preventDefault();
    show("closed");
    return;
  }
  const choices = [...currentTarget.querySelectorAll("button")];
  const at = choices.findIndex((choice) => choice.matches(":focus"));
  const ways: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const next = ways[key];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  choices.at(next % choices.length)?.focus();
}

function handleFocusOut({ currentTarget, relatedTarget }: FocusEvent, { leave }: MenuGestures): void {
  const isWithin = currentTarget instanceof Node && relatedTarget instanceof Node;
  if (isWithin && !currentTarget.contains(relatedTarget)) leave();
}

function renderLanguages(strings: Strings, gestures: MenuGestures): TemplateResult {
  const { context, show } = gestures;
  const choose = (language: WidgetLanguage) => {
    context.host.lang = language;
    saveChosenLanguage(language);
    show("closed");
  };
  return html`<div
    class="menu"
    role="menu"
    data-menu
    aria-label=${withMenuStrings(strings).chooseLanguage}
    @keydown=${(event: KeyboardEvent) => handleMenuKey(event, gestures)}
    @focusout=${(event: FocusEvent) => handleFocusOut(event, gestures)}
  >
    ${WIDGET_LANGUAGES.map(
      (language) =>
        html`<button
          role="menuitemradio"
          type="button"
          tabindex="-1"
          lang=${language}
          aria-checked=${language === strings.language}
          @click=${() => choose(language)}
        >${pathIcon(language === strings.language ? ICONS.chosen : "")}${LANGUAGE_NAMES[language]}</button>`,
    )}
  </div>`;
}

/** The open form of each chat; opened again it begins again. */
const mailForms = new WeakMap<ChatContext, MailForm>();

function renderMail(strings: Strings, { context, show }: MenuGestures): TemplateResult {
  const form = mailForms.get(context) ?? new MailForm(context);
  mailForms.set(context, form);
  const close = () => show("closed");
  const handleKeydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") return close();
    holdFocus(event, "input, button:not(:disabled)");
  };
  return form.render(strings.language, withMenuStrings(strings), close, handleKeydown);
}

function renderSurvey(strings: Strings, { context, show }: MenuGestures): TemplateResult {
  const words = withMenuStrings(strings);
  const handleKeydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") return show("closed");
    // A group of radio buttons is one tab stop: the chosen one.
    holdFocus(event, "input:checked, fieldset:not(:has(:checked)) input, textarea, button:not(:disabled)");
  };
  const found = findSurvey(context.host);
  const leave = html`<button type="button" @click=${() => show("closed")}>${words.leave}</button>`;
  return html`<div class="veil">
    <div class="question" role="dialog" data-menu aria-modal="true" aria-label=${words.rate} @keydown=${handleKeydown}>
      ${found ? found.renderSurvey("menu", strings, context, leave) : html`<p class="buttons">${leave}</p>`}
    </div>
  </div>`;
}

function renderPhone(strings: Strings, { context, show }: MenuGestures): TemplateResult {
  const words = withMenuStrings(strings);
  const { link } = phoneOf(context);
  const name = link ? PHONE_NAMES[link.channel] : "";
  const title = words.continueOn(name);
  const meaning = link?.isFailed ? words.continueFailed : words.continueMeaning;
  const handleKeydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") return show("closed");
    const { currentTarget, key } = event;
    if (key !== "Tab" || !(currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    currentTarget.querySelector<HTMLElement>(":is(a, button):not(:focus)")?.focus();
  };
  return html`<div class="veil">
    <div class="question" role="dialog" data-menu aria-modal="true" aria-label=${title} @keydown=${handleKeydown}>
      <h3>${title}</h3>
      <p role="status">${meaning}</p>
      <p class="buttons">
        <button type="button" @click=${() => show("closed")}>${words.leave}</button>
        ${link?.url ? html`<a class="go" href=${link.url} target="_blank" rel="noopener noreferrer" @click=${() => show("closed")}>${words.continueOpen(name)}</a>` : nothing}
      </p>
    </div>
  </div>`;
}

function renderQuestion(strings: Strings, { context, show }: MenuGestures): TemplateResult {
  const words = withMenuStrings(strings);
  const handleKeydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") return show("closed");
    const { currentTarget, key } = event;
    if (key !== "Tab" || !(currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    currentTarget.querySelector<HTMLElement>("button:not(:focus)")?.focus();
  };
  const confirm = () => {
    context.notify("stopSpeech");
    context.conversation.erase();
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
      <p class="buttons">
        <button type="button" @click=${() => show("closed")}>${words.cancel}</button>
        <button class="alert" type="button" @click=${confirm}>${words.eraseConfirm}</button>
      </p>
    </div>
  </div>`;
}
