/** A value of a structured fact: text, or another thing. */
export type FactValue = string | Thing;

/** One thing that a page describes in JSON-LD, microdata or RDFa, with the vocabulary's prefix taken off its names. */
export interface Thing {
  types: string[];
  id?: string;
  /** Keyed by the name of the fact in lower case, since shops write `productId` and `productID` alike. */
  facts: Map<string, FactValue[]>;
}

/** Makes a thing without facts; its types are written one way, `product` as `Product`. */
export function createThing(types: string[], id?: string): Thing {
  return { types: types.map(typeName), facts: new Map(), ...(id === undefined ? {} : { id }) };
}

/** Adds one more value to a fact of a thing. */
export function addFact(thing: Thing, name: string, value: FactValue): void {
  const key = localName(name).toLowerCase();
  const values = thing.facts.get(key);
  if (values === undefined) thing.facts.set(key, [value]);
  else values.push(value);
}

/** Takes `http://schema.org/Product`, `schema:Product` and `Product` for the same name. */
function localName(name: string): string {
  return name.trim().replace(/^.*[/#:]/, "");
}

function typeName(type: string): string {
  const name = localName(type);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Tells whether a thing is of any of some types, named without their vocabulary. */
export function isA(thing: Thing, ...types: string[]): boolean {
  return thing.types.some((type) => types.includes(type));
}

/** All values of a fact, in the order in which the page states them. */
export function factsOf(thing: Thing | undefined, name: string): FactValue[] {
  return thing?.facts.get(name.toLowerCase()) ?? [];
}

/** The first value of the first fact that has one, as text: a thing's text is its name, its value or its id. */
export function textOf(thing: Thing | undefined, ...names: string[]): string | undefined {
  return textIn(thing, names, new Set());
}

/** References by id may lead in a circle, so each thing is asked but once. */
function textIn(thing: Thing | undefined, names: readonly string[], asked: Set<Thing>): string | undefined {
  for (const name of names) {
    for (const value of factsOf(thing, name)) {
      const text = typeof value === "string" ? value : nameIn(value, asked);
      if (text.trim() !== "") return text.trim();
    }
  }
  return undefined;
}

function nameIn(thing: Thing, asked: Set<Thing>): string {
  if (asked.has(thing)) return "";
  asked.add(thing);
  return textIn(thing, ["name", "value", "url", "@value"], asked) ?? thing.id ?? "";
}

/** The values of some facts that are things themselves. */
export function thingsOf(thing: Thing, ...names: string[]): Thing[] {
  return names.flatMap((name) =>
    factsOf(thing, name).filter((value): value is Thing => typeof value !== "string"),
  );
}

/** Every thing reachable from the given ones, each once, outermost first. */
export function allThings(roots: readonly Thing[], limit = 2000): Thing[] {
  const seen = new Set<Thing>();
  const queue = [...roots];
  for (let index = 0; index < queue.length && seen.size < limit; index += 1) {
    const thing = queue[index];
    if (thing === undefined || seen.has(thing)) continue;
    seen.add(thing);
    for (const values of thing.facts.values()) {
      for (const value of values) if (typeof value !== "string") queue.push(value);
    }
  }
  return [...seen];
}
