import {
  childrenOf,
  elementsBelow,
  isElement,
  type TreeElement,
  type TreeNode,
  wordsBelow,
} from "../parse/tree.ts";
import { addFact, createThing, type FactValue, type Thing } from "./thing.ts";

const MAX_DEPTH = 200;

/** Reads the top-level items of a page's microdata by the algorithm of the HTML standard (`itemref` included). */
export function readMicrodata(root: TreeNode, base: string): Thing[] {
  const reader = new MicrodataReader(root, base);
  reader.collect(root, undefined, 0);
  return reader.roots;
}

class MicrodataReader {
  readonly roots: Thing[] = [];
  #root: TreeNode;
  #base: string;
  #byId: Map<string, TreeElement> | undefined;
  #open = new Set<TreeElement>();

  constructor(root: TreeNode, base: string) {
    this.#root = root;
    this.#base = base;
  }

  /** Reads the elements below a node as facts of `owner`, or as new items where they start one. */
  collect(node: TreeNode, owner: Thing | undefined, depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (const child of childrenOf(node)) if (isElement(child)) this.#read(child, owner, depth);
  }

  #read(element: TreeElement, owner: Thing | undefined, depth: number): void {
    const names = tokens(element.getAttribute("itemprop"));
    if (!element.hasAttribute("itemscope")) {
      if (owner !== undefined)
        for (const name of names) addFact(owner, name, valueFor(name, element, this.#base));
      this.collect(element, owner, depth + 1);
      return;
    }
    if (this.#open.has(element)) return;
    this.#open.add(element);
    const id = element.getAttribute("itemid");
    const item = createThing(tokens(element.getAttribute("itemtype")), id === null ? undefined : id.trim());
    if (owner === undefined || names.length === 0) this.roots.push(item);
    this.collect(element, item, depth + 1);
    for (const reference of tokens(element.getAttribute("itemref"))) {
      const target = this.#find(reference);
      if (target !== undefined) this.#read(target, item, depth + 1);
    }
    this.#open.delete(element);
    // Shops mark a brand as an item and write nothing but its name in it.
    const words = item.facts.size === 0 ? wordsBelow(element) : "";
    if (words !== "" && words.length < 200) addFact(item, "name", words);
    if (owner !== undefined && names.length > 0) add(owner, names, item);
  }

  #find(id: string): TreeElement | undefined {
    if (this.#byId === undefined) {
      this.#byId = new Map();
      for (const element of elementsBelow(this.#root)) {
        const own = element.getAttribute("id");
        if (own !== null && !this.#byId.has(own)) this.#byId.set(own, element);
      }
    }
    return this.#byId.get(id);
  }
}

/** The value of a property's element where the property is known to be words: a link's words, not its address. */
export function valueFor(name: string, element: TreeElement, base: string): string {
  const isWords =
    element.localName === "a" && /(?:^|[/#:])(?:name|headline|description|brand|title|author)$/i.test(name);
  return isWords ? wordsBelow(element) : plainValue(element, base);
}

/** The value of a property's element; `content` counts on any element, as shops use it. */
function plainValue(element: TreeElement, base: string): string {
  const content = element.getAttribute("content");
  if (content !== null) return content.trim();
  const attribute = VALUE_ATTRIBUTES[element.localName];
  const value = attribute === undefined ? null : element.getAttribute(attribute);
  if (value === null) return wordsBelow(element);
  const isAddress = attribute === "href" || attribute === "src";
  return isAddress && URL.canParse(value.trim(), base) ? new URL(value.trim(), base).href : value.trim();
}

const VALUE_ATTRIBUTES: Record<string, string> = {
  a: "href",
  area: "href",
  link: "href",
  img: "src",
  audio: "src",
  embed: "src",
  iframe: "src",
  source: "src",
  video: "src",
  data: "value",
  meter: "value",
  time: "datetime",
};

function add(thing: Thing, names: readonly string[], value: FactValue): void {
  for (const name of names) addFact(thing, name, value);
}

function tokens(text: string | null): string[] {
  return (text ?? "").split(/\s+/).filter((token) => token !== "");
}
