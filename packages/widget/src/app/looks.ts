import { readLooks } from "../storage/looks-memory.ts";
import type { ChatHost } from "./feature.ts";

/** The attributes by which looks come. */
const NAMES = ["accent", "position", "theme", "logo", "radius", "font"] as const;

/** The value of the attribute `looks` by which the page's own attributes and style alone decide. */
const NONE = "none";

const RADIUS_MAX = 28;

const FONTS: Readonly<Record<string, () => string>> = {
  serif: () => "ui-serif, Georgia, Noto Serif, Times New Roman, serif",
  rounded: () =>
    "ui-rounded, SF Pro Rounded, Nunito, Quicksand, Arial Rounded MT Bold, system-ui, sans-serif",
  page: () => getComputedStyle(document.body).fontFamily,
};

/**
 * The looks that the site's settings choose, as attributes of the element: those of the tag or of the device's memory at
 * first; what the server tells, the feature `looks` brings. An attribute that the page gave is left alone.
 */
export class Looks {
  readonly #host: ChatHost;
  /** The attributes that were set here, with their values. */
  readonly #own = new Map<string, string>();
  #begun = "";
  #styled = " ";
  #rule: CSSStyleDeclaration | undefined;

  constructor(host: ChatHost) {
    this.#host = host;
  }

  /** Called before every drawing. */
  handleUpdate(): void {
    const { site, looks } = this.#host;
    const begun = `${site} ${looks}`;
    if (begun !== this.#begun && looks !== NONE) this.#apply(readLooks(site, looks ?? ""), true);
    this.#begun = begun;
    this.#style();
  }

  /** Takes what the server told; returns what is in force of it, or nothing where the page wants none. */
  take(told: URLSearchParams): URLSearchParams | undefined {
    if (this.#host.looks === NONE) return undefined;
    this.#apply(told, false);
    return new URLSearchParams([...this.#own]);
  }

  #apply(looks: URLSearchParams, isBeginning: boolean): void {
    for (const name of NAMES) {
      const present = this.#host.getAttribute(name);
      const value = looks.get(name);
      const isFree = present === null;
      // The script tag's loader has set some of them already.
      const isOwn = present === this.#own.get(name) || (isBeginning && present === value);
      this.#own.delete(name);
      if (!isFree && !isOwn) continue;
      if (value) {
        this.#own.set(name, value);
        this.#host.setAttribute(name, value);
      } else if (isOwn) this.#host.removeAttribute(name);
    }
  }

  #style(): void {
    const [radius, font] = [this.#host.getAttribute("radius") ?? "", this.#host.getAttribute("font") ?? ""];
    if (`${radius} ${font}` === this.#styled) return;
    this.#styled = `${radius} ${font}`;
    const isRadius = /^\d{1,2}$/.test(radius) && Number(radius) <= RADIUS_MAX;
    this.#set("--prosa-radius", isRadius ? `${radius}px` : "");
    this.#set("--prosa-font", FONTS[font]?.() ?? "");
  }

  #set(name: string, value: string): void {
    const { renderRoot } = this.#host;
    if (renderRoot instanceof ShadowRoot) this.#rule ??= addRule(renderRoot);
    this.#rule?.setProperty(name, value);
  }
}

/** Adds a rule to the chat's style; what the page says of the element comes before it. */
function addRule(root: ShadowRoot): CSSStyleDeclaration | undefined {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":host{}");
  root.adoptedStyleSheets.push(sheet);
  const [rule] = sheet.cssRules;
  return rule instanceof CSSStyleRule ? rule.style : undefined;
}
