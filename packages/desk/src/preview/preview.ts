import { type LooksMessage, readLooks } from "./looks-message.ts";

/** The widget as the server gives it out beside the desk; not part of this build. */
const CHAT_FILE = "/chat.js";

const loaded = import(/* @vite-ignore */ CHAT_FILE).catch(() => undefined);
let chat: HTMLElement | undefined;

addEventListener("message", ({ data, origin, source }: MessageEvent<unknown>) => {
  const looks = origin === location.origin && source === parent ? readLooks(data) : undefined;
  if (looks) show(looks);
});

function show({ attributes, page, isOpen }: LooksMessage): void {
  document.documentElement.style.setProperty("--site", page.colour);
  for (const name of ["name", "heading", "description"] as const) {
    const place = document.getElementById(name);
    if (place) place.textContent = page[name];
  }
  const logo = document.getElementById("logo");
  if (logo instanceof HTMLImageElement) {
    logo.hidden = page.logo === "";
    if (page.logo !== "" && logo.src !== page.logo) logo.src = page.logo;
  }
  const isNew = chat === undefined;
  chat ??= document.createElement("prosa-chat");
  for (const [name, value] of Object.entries(attributes)) {
    if (value === "") chat.removeAttribute(name);
    else if (chat.getAttribute(name) !== value) chat.setAttribute(name, value);
  }
  if (!isNew) return;
  const element = chat;
  element.toggleAttribute("open", isOpen);
  void loaded.then(() => document.body.append(element));
}
