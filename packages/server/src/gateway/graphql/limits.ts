import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from "graphql";
import { PAGE_MAX } from "./sdl.ts";

/**
 * The limits of one query. `nodes` counts the rows that its pages may hold, a page within a page as often as the outer one has rows.
 * The description of the schema itself is limited by the library, and by `tokens`.
 */
export const QUERY_LIMITS = { depth: 7, aliases: 15, nodes: 5_000, tokens: 1_000, ms: 2_000 } as const;

/** The rows of a page where a query does not say. */
const PAGE_DEFAULT = 50;
/** The fields that give pages. */
const PAGES: ReadonlySet<string> = new Set(["conversations", "tickets", "contacts"]);

interface Size {
  depth: number;
  aliases: number;
  nodes: number;
}

/** The limit that a query breaks, as a sentence that says how to mend it; `null` for one within the limits. */
export function brokenLimit(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): string | null {
  const measure = new Measure(document, variables);
  for (const definition of document.definitions) {
    if (definition.kind !== "OperationDefinition") continue;
    const { depth, aliases, nodes } = measure.sizeOf(definition.selectionSet);
    if (measure.badPage !== null)
      return `first is a whole number from 1 to ${PAGE_MAX}, and not ${measure.badPage}; page on with after.`;
    if (depth > QUERY_LIMITS.depth)
      return `The query is ${depth} fields deep; ask for at most ${QUERY_LIMITS.depth}.`;
    if (aliases > QUERY_LIMITS.aliases)
      return `The query has ${aliases} aliases; use at most ${QUERY_LIMITS.aliases}, or several requests.`;
    if (nodes > QUERY_LIMITS.nodes)
      return `The pages of the query may hold ${nodes} rows; ask for at most ${QUERY_LIMITS.nodes} by a smaller first.`;
  }
  return null;
}

/** Measures selections; each fragment once, however often it is spread. */
class Measure {
  /** The first page size that cannot be; `null` where all can. */
  badPage: string | null = null;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #sizes = new Map<string, Size>();

  /** The document is valid: no fragment holds itself. */
  constructor(document: DocumentNode, variables: Readonly<Record<string, unknown>>) {
    this.#variables = variables;
    const fragments = document.definitions.filter((one) => one.kind === "FragmentDefinition");
    this.#fragments = new Map(fragments.map((one) => [one.name.value, one]));
  }

  sizeOf({ selections }: SelectionSetNode): Size {
    const whole: Size = { depth: 0, aliases: 0, nodes: 0 };
    for (const selection of selections) {
      const size =
        selection.kind === "Field"
          ? this.#sizeOfField(selection)
          : selection.kind === "InlineFragment"
            ? this.sizeOf(selection.selectionSet)
            : this.#sizeOfFragment(selection.name.value);
      whole.depth = Math.max(whole.depth, size.depth);
      whole.aliases += size.aliases;
      whole.nodes += size.nodes;
    }
    return whole;
  }

  #sizeOfField(field: FieldNode): Size {
    const name = field.name.value;
    const within =
      field.selectionSet && !name.startsWith("__")
        ? this.sizeOf(field.selectionSet)
        : { depth: 0, aliases: 0, nodes: 0 };
    const rows = PAGES.has(name) ? this.#rowsOf(field) : 0;
    return {
      depth: within.depth + 1,
      aliases: within.aliases + (field.alias ? 1 : 0),
      nodes: rows === 0 ? within.nodes : rows * (1 + within.nodes),
    };
  }

  #sizeOfFragment(name: string): Size {
    const known = this.#sizes.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    const size = fragment ? this.sizeOf(fragment.selectionSet) : { depth: 0, aliases: 0, nodes: 0 };
    this.#sizes.set(name, size);
    return size;
  }

  #rowsOf(field: FieldNode): number {
    const value = field.arguments?.find((one) => one.name.value === "first")?.value;
    if (!value) return PAGE_DEFAULT;
    const given =
      value.kind === "Variable" ? this.#variables[value.name.value] : "value" in value && value.value;
    if (value.kind === "Variable" && given === undefined) return PAGE_DEFAULT;
    const rows = Number(given);
    if (Number.isInteger(rows) && rows >= 1 && rows <= PAGE_MAX) return rows;
    this.badPage ??= String(given);
    return PAGE_MAX;
  }
}
