import { isStruck } from "./struck-price.ts";
import { childrenOf, isElement, isText, squeeze, type TreeElement, type TreeNode } from "./tree.ts";

/** An element with few words in it, such as a price, a label or a button. */
export interface ShortText {
  element: TreeElement;
  text: string;
  /** Position among all elements in document order. */
  order: number;
  /** Class names and the like of the element and two levels above, in lower case. */
  names: string;
  /** True inside what is struck out. */
  isStruck: boolean;
}

const LONGEST = 160;
const UNSEEN = new Set(["script", "style", "template", "noscript", "select", "datalist", "head"]);

/** Collects the elements with at most 160 characters of words, in document order, in one walk. */
export function readShortTexts(root: TreeNode): ShortText[] {
  const found: ShortText[] = [];
  let order = 0;
  const visit = (node: TreeNode, above: readonly string[], isWithinStruck: boolean): string | undefined => {
    let text: string | undefined = "";
    for (const child of childrenOf(node)) {
      let part: string | undefined = "";
      if (isText(child)) part = child.textContent ?? "";
      else if (isElement(child) && !UNSEEN.has(child.localName))
        part = visitElement(child, above, isWithinStruck);
      if (part === undefined || text === undefined || text.length + part.length > 4 * LONGEST)
        text = undefined;
      else text += part;
    }
    return text;
  };
  const visitElement = (
    element: TreeElement,
    above: readonly string[],
    isWithinStruck: boolean,
  ): string | undefined => {
    order += 1;
    const own = order;
    const place = found.length;
    const name = ownNames(element);
    const isNowStruck = isWithinStruck || isStruck(element);
    const inner = visit(element, [...above.slice(-2), name], isNowStruck);
    const text = inner === undefined ? undefined : squeeze(inner);
    if (text !== undefined && text.length <= LONGEST) {
      const names = [...above.slice(-2), name].join(" ");
      found.splice(place, 0, { element, text, order: own, names, isStruck: isNowStruck });
    }
    return inner === undefined ? undefined : ` ${inner} `;
  };
  visit(root, [], false);
  return found;
}

function ownNames(element: TreeElement): string {
  const names = [
    element.className,
    element.id,
    element.getAttribute("itemprop"),
    element.getAttribute("data-test"),
  ];
  return names
    .filter((name) => name !== null && name !== "")
    .join(" ")
    .toLowerCase();
}
