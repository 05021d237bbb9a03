import { childrenOf, fewWordsBelow, isText, type Tree, type TreeElement, type TreeNode } from "./tree.ts";

/**
 * Does to a tree what scripts and style sheets do to it in a browser, so that all that reads it later reads what a visitor
 * sees: e-mail addresses that Cloudflare hides, pictures that are filled in later, cents that are raised and not parted.
 */
export function mendTree(tree: Tree): void {
  for (const element of tree.querySelectorAll("[data-cfemail], a[href*='email-protection#']"))
    showEmail(element);
  if (tree.body !== null && DISGUISED.test(tree.body.textContent ?? "")) undisguise(tree.body);
  for (const element of tree.querySelectorAll("img")) fillPicture(element);
  for (const element of tree.querySelectorAll("sup, small, span, b, strong, em, i, font")) partCents(element);
}

const AT = String.raw`\s?[[({]\s?(?:at|arroba|@)\s?[\])}]\s?`;
const POINT = String.raw`\s?[[({]\s?(?:dot|ponto|punto|\.)\s?[\])}]\s?|\.`;
/** An address whose signs are written as words in brackets, so that no robot collects it. */
const DISGUISED = new RegExp(
  `(?<![\\w.+-])([\\w.+-]{1,64})(?:${AT})([\\w-]{1,63}(?:(?:${POINT})[\\w-]{2,63}){1,6})`,
  "iu",
);
const ALL_DISGUISED = new RegExp(DISGUISED.source, "giu");
const POINTS = new RegExp(POINT, "giu");

function undisguise(root: TreeNode): void {
  for (const child of childrenOf(root)) {
    if (!isText(child)) undisguise(child);
    else if (DISGUISED.test(child.textContent ?? "")) {
      child.textContent = (child.textContent ?? "").replace(
        ALL_DISGUISED,
        (_, name: string, host: string) => `${name}@${host.replace(POINTS, ".")}`,
      );
    }
  }
}

function showEmail(element: TreeElement): void {
  const [, inAddress] = /\/email-protection#([\da-f]+)/i.exec(element.getAttribute("href") ?? "") ?? [];
  const email = decodeEmail(element.getAttribute("data-cfemail") ?? inAddress ?? "");
  if (email === undefined) return;
  if (element.localName === "a") element.setAttribute("href", `mailto:${email}`);
  if (element.hasAttribute("data-cfemail")) element.textContent = email;
}

/** Cloudflare's code is bytes in hexadecimal, each but the first XORed with the first. */
function decodeEmail(code: string): string | undefined {
  if (!/^(?:[\da-f]{2}){4,300}$/i.test(code)) return undefined;
  const [key = 0, ...bytes] = (code.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  const email = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte ^ key));
  return /^[^\s@<>]+@[^\s@<>]+/.test(email) ? email : undefined;
}

const STAND_IN =
  /^data:|(?:^|[/_.-])(?:blank|placeholder|pixel|spacer|transparent|loading|lazy|1x1)[\w.-]*$/i;
const LATER = ["data-src", "data-lazy-src", "data-original", "data-lazy", "data-image", "data-url"];
const LATER_SETS = ["data-srcset", "data-lazy-srcset", "srcset"];

/** Puts the address of a picture that scripts fill in later in place of its placeholder. */
function fillPicture(image: TreeElement): void {
  const source = image.getAttribute("src")?.trim() ?? "";
  if (source !== "" && !STAND_IN.test(source.replace(/[?#].*$/s, ""))) return;
  const stated = LATER.map((name) => image.getAttribute(name)?.trim() ?? "");
  const sets = LATER_SETS.map((name) => largestOf(image.getAttribute(name) ?? ""));
  const real = [...stated, ...sets, pictureBehind(image)].find((one) => one !== "" && !STAND_IN.test(one));
  if (real !== undefined) image.setAttribute("src", real);
}

/** The address with the greatest width or density of a `srcset`. */
function largestOf(set: string): string {
  let largest = { address: "", size: -1 };
  for (const entry of set.slice(0, 8_000).split(/,\s+|,(?=https?:|\/)/)) {
    const [address = "", size = "1x"] = entry.trim().split(/\s+/);
    const number = Number.parseFloat(size);
    if (address !== "" && number > largest.size) largest = { address, size: number };
  }
  return largest.address;
}

/** The picture for readers without scripts follows the one that it replaces. */
function pictureBehind(image: TreeElement): string {
  let next = image.nextSibling;
  while (next !== null && isText(next) && (next.textContent ?? "").trim() === "") next = next.nextSibling;
  const isImage = next !== null && "localName" in next && next.localName === "img";
  return isImage ? ((next as TreeElement).getAttribute("src")?.trim() ?? "") : "";
}

const SIGN = String.raw`R\$|US\$|U\$S|[A-Z]{1,2}\$|\$|€|£|zł|Kč|kr\.?|lei|S\/`;
const WHOLE = String.raw`\d{1,3}(?:[.,\s\u00a0]\d{3})+|\d{1,6}`;
const SIGNED_WHOLE = new RegExp(`(?:^|[^\\p{L}\\d])((?:${SIGN})\\s*(?:${WHOLE}))\\s*$`, "u");
const BARE_WHOLE = new RegExp(`(?:^|[^\\p{L}\\d.,])(?:${WHOLE})\\s*$`, "u");
const SIGN_NEXT = new RegExp(`^\\s*(?:${SIGN})(?!\\s*\\d)`, "u");
const CENTS = new RegExp(`^(${SIGN})?\\s*[.,]?\\s*(\\d{2})$`, "u");
const NO_CENTS = /^\s*(?:x\b|%|[\d.,]|\p{L})/u;
/** Words may follow the cents of a raised element behind a signed amount, "$49<sup>99</sup> a month"; these end them. */
const NO_RAISED_CENTS = /^(?:\s*(?:x\b|%|[\d.,])|\p{L})/u;
const INLINE = new Set("a b em font i small span strong sub sup".split(" "));
const REACH = 40;

/** Writes the cents that a style sheet sets apart behind their price: `R$ 149<sup>90</sup>` is R$ 149,90. */
function partCents(element: TreeElement): void {
  const [, sign = "", cents] = CENTS.exec(fewWordsBelow(element, 12) ?? "") ?? [];
  if (cents === undefined || element.querySelector("a, img") !== null) return;
  const isRaised = element.localName === "sup" || element.localName === "small";
  const before = wordsBefore(element);
  const after = wordsAfter(element);
  const amount = SIGNED_WHOLE.exec(before)?.[1];
  const isFollowed = (isRaised && amount !== undefined ? NO_RAISED_CENTS : NO_CENTS).test(after);
  if ((!isRaised && /\s$/.test(before)) || isFollowed) return;
  if (amount === undefined && !(BARE_WHOLE.test(before) && (sign !== "" || SIGN_NEXT.test(after)))) return;
  const isPoint =
    /\d,\d{3}/.test(before) || (!/\d\.\d{3}/.test(before) && /^(?:US|U)?[$£]/.test(amount ?? ""));
  const last = lastTextBefore(element);
  if (last === undefined) return;
  last.textContent = `${(last.textContent ?? "").trimEnd()}${isPoint ? "." : ","}${cents}${sign === "" ? "" : ` ${sign}`}`;
  element.textContent = "";
}

/** The text that ends right before an element, but for space, which is emptied. */
function lastTextBefore(element: TreeElement): TreeNode | undefined {
  for (let node: TreeNode | null = element; node !== null; ) {
    const previous: TreeNode | null = node.previousSibling;
    if (previous === null) {
      node = node.parentNode !== null && isInline(node.parentNode) ? node.parentNode : null;
      continue;
    }
    let last: TreeNode = previous;
    while (last.lastChild !== null) last = last.lastChild;
    if (isText(last) && (last.textContent ?? "").trim() !== "") return last;
    if (isText(last)) last.textContent = "";
    node = last === previous || (last.textContent ?? "") === "" ? previous : null;
  }
  return undefined;
}

function wordsBefore(element: TreeElement): string {
  let text = "";
  for (let node: TreeNode = element; text.length < REACH; ) {
    const previous: TreeNode | null = node.previousSibling;
    if (previous !== null) {
      if (!isInline(previous)) break;
      text = (previous.textContent ?? "").slice(-REACH) + text;
      node = previous;
    } else if (node.parentNode !== null && isInline(node.parentNode)) node = node.parentNode;
    else break;
  }
  return text;
}

function wordsAfter(element: TreeElement): string {
  let text = "";
  for (let node: TreeNode = element; text.trim().length < 4; ) {
    const next: TreeNode | null = node.nextSibling;
    if (next !== null) {
      if (!isInline(next)) break;
      text += (next.textContent ?? "").slice(0, REACH);
      node = next;
    } else if (node.parentNode !== null && isInline(node.parentNode)) node = node.parentNode;
    else break;
  }
  return text;
}

function isInline(node: TreeNode): boolean {
  return isText(node) || ("localName" in node && INLINE.has(node.localName as string));
}
