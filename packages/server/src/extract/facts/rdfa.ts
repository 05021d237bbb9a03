import { childrenOf, isElement, type TreeElement, type TreeNode } from "../parse/tree.ts";
import { valueFor } from "./microdata.ts";
import { addFact, createThing, type FactValue, type Thing } from "./thing.ts";

const MAX_DEPTH = 200;

/**
 * Reads the things of a page's RDFa, as far as RDFa Lite and `rel` go: `typeof` starts a thing, `resource` names it,
 * `property` and `rel` state facts. Facts without a typed thing (such as Open Graph's) are left to others.
 */
export function readRdfa(root: TreeNode, base: string): Thing[] {
  const roots: Thing[] = [];
  const visit = (
    node: TreeNode,
    owner: Thing | undefined,
    waiting: readonly string[],
    depth: number,
  ): void => {
    if (depth > MAX_DEPTH) return;
    for (const child of childrenOf(node)) {
      if (!isElement(child)) continue;
      const type = child.getAttribute("typeof");
      const names = tokens(child.getAttribute("property"));
      const relations = tokens(child.getAttribute("rel")).filter((name) => /[:/]|^[a-z]+[A-Z]/.test(name));
      if (type !== null) {
        const thing = createThing(tokens(type), resourceOf(child));
        const links = [...names, ...relations, ...waiting];
        if (owner !== undefined && links.length > 0) add(owner, links, thing);
        else roots.push(thing);
        visit(child, thing, [], depth + 1);
        continue;
      }
      if (owner !== undefined) {
        for (const name of names)
          addFact(owner, name, child.getAttribute("resource") ?? valueFor(name, child, base));
        const target = resourceOf(child);
        if (target !== undefined) add(owner, relations, target);
      }
      const isHanging = relations.length > 0 && resourceOf(child) === undefined;
      visit(child, owner, isHanging ? relations : [], depth + 1);
    }
  };
  visit(root, undefined, [], 0);
  return roots;
}

function resourceOf(element: TreeElement): string | undefined {
  for (const name of ["resource", "about", "href", "src"]) {
    const value = element.getAttribute(name);
    if (value !== null) return value.replace(/^\[(.*)\]$/, "$1");
  }
  return undefined;
}

function add(thing: Thing, names: readonly string[], value: FactValue): void {
  for (const name of names) addFact(thing, name, value);
}

function tokens(text: string | null): string[] {
  return (text ?? "").split(/\s+/).filter((token) => token !== "");
}
