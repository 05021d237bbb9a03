import { type LooksMessage, readLooks } from "./looks-message.ts";

/** The widget as the server gives it out beside the desk; not part of this build. */
const CHAT_FILE = "/chat.js";

const loaded = import(/* @vite-ignore */ CHAT_FILE).catch(() => undefined);
let chat: HTMLElement | undefined;
/** The address of the picture that is shown, or about to be. */
let pictured = "";

addEventListener("message", ({ data, origin, source }: MessageEvent<unknown>) => {
  const looks = origin === location.origin && source === parent ? readLooks(data) : undefined;
  if (looks) show(looks);
});

function show({ attributes, page, picture, isOpen }: LooksMessage): void {
  showPicture(picture, page.name);
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

/** Lays a picture over the drawing once it is there; the drawing stays where there is none, or it cannot be shown. */
function showPicture(address: string, name: string): void {
  const image = document.getElementById("picture");
  if (!(image instanceof HTMLImageElement) || address === pictured) return;
  pictured = address;
  const cover = (isCovered: boolean) => {
    image.hidden = !isCovered;
    for (const part of document.querySelectorAll<HTMLElement>("header, main")) part.hidden = isCovered;
  };
  cover(false);
  if (address === "") return;
  image.alt = name;
  image.src = address;
  image.decode().then(
    () => {
      if (address === pictured) cover(true);
    },
    () => undefined,
  );
}
