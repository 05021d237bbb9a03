import { mostToSpend } from "./evidence/products/price-range.ts";
import { type Evidence, findingOf, productsNamed } from "./findings.ts";
import { addsToChosen } from "./query/selling-talk.ts";
import { CHOSEN_MAX, type Chosen, SHOWN_MAX, SLOT_LENGTH_MAX, type Slots, type Subject } from "./slots.ts";
import type { DecidedTurn, Decision } from "./turn.ts";

/** The steps towards buying that choose their goods. */
const TAKES: readonly string[] = ["buys", "asks-how", "bulk"];
/** The least share of an objection that a product's name holds. */
const NAMED_BY_DOUBT = 0.4;

/** The slots after a turn; undefined where nothing was named yet. */
export function slotsAfter(turn: DecidedTurn): Slots | undefined {
  const { context, decision, reading } = turn;
  const before = context.slots ?? {};
  const town = reading.places.at(-1)?.words.join(" ").slice(0, SLOT_LENGTH_MAX) ?? before.town;
  const said = mostToSpend(reading.meant.folded);
  const listed = listedBy(decision).slice(0, SHOWN_MAX).map(nameOf);
  const subject = subjectAfter(turn, listed, said !== undefined);
  const shown = listed.length > 1 ? listed : before.shown;
  const chosen = chosenAfter(turn);
  const budget = said ?? before.budget;
  const slots: Slots = {
    ...(subject && { subject }),
    ...(shown && { shown }),
    ...(chosen && { chosen }),
    ...(town !== undefined && { town }),
    ...(budget !== undefined && { budget }),
  };
  return Object.keys(slots).length === 0 ? undefined : slots;
}

/** Of a list the talk is about one only where the list was asked for its first; a section does not end the talk about a product. */
function subjectAfter(
  turn: DecidedTurn,
  listed: readonly Subject[],
  isLimited: boolean,
): Subject | undefined {
  const before = turn.context.slots?.subject;
  const [first] = listed;
  if (listed.length > 1) {
    const isOrdered =
      (turn.decision.catalogue !== undefined && findingOf(turn, "price-order") !== undefined) ||
      (turn.decision.compared !== undefined && findingOf(turn, "comparison")?.order !== undefined);
    return isOrdered && !isLimited ? first : turn.decision.action === "decline" ? before : undefined;
  }
  const own =
    first ?? doubtedOf(turn) ?? answeredOf(turn) ?? (before === undefined ? pointedAt(turn) : undefined);
  if (own === undefined) return before;
  return before?.kind === "product" && own.kind !== "product" ? before : own;
}

/** The product that an objection names: what meets it is on another page. */
function doubtedOf(turn: DecidedTurn): Subject | undefined {
  const [product] = productsNamed(turn);
  const isDoubt = turn.decision.strategy.name === "objection" && turn.reading.signal !== null;
  return isDoubt && product !== undefined && product.named >= NAMED_BY_DOUBT
    ? nameOf(product.evidence)
    : undefined;
}

/** The product to whose page a reply points first in place of an answer: "this one" is that, where the talk is about nothing yet. */
function pointedAt({ decision, hits, ...turn }: DecidedTurn): Subject | undefined {
  const [page] = decision.pages ?? [];
  const known = [...hits, ...productsNamed(turn).map(({ evidence }) => evidence)];
  const product = known.find(({ passage }) => passage.product !== undefined && passage.url === page?.url);
  return product && nameOf(product);
}

/** The several things that a reply offers, in its order. */
function listedBy({ action, sale, compared, catalogue, evidence, offers }: Decision): readonly Evidence[] {
  if (sale !== undefined && sale.others.length > 0) return sale.others.map((one) => one.evidence);
  if (compared !== undefined) return compared.map((one) => one.evidence);
  if (catalogue !== undefined || action === "clarify") return evidence;
  return action === "decline" ? (offers ?? []) : [];
}

/** The one thing that an answer is about. */
function answeredOf(turn: DecidedTurn): Subject | undefined {
  const { decision, hits } = turn;
  const [good, second] = decision.sale?.goods ?? [];
  if (good !== undefined && second === undefined) return nameOf(good);
  const [best] = decision.evidence;
  if (decision.action !== "answer" || best === undefined || best.passage.kind === "contact") return undefined;
  const pieces = [...productsNamed(turn).map(({ evidence }) => evidence), ...hits];
  const product = pieces.find(
    ({ passage }) =>
      passage.product !== undefined &&
      (decision.product === undefined
        ? passage.url === best.passage.url
        : passage.product.name === decision.product.name),
  );
  return nameOf(product ?? best);
}

function nameOf({ passage, quote }: Evidence): Subject {
  const { id, product, heading, title, kind } = passage;
  const named = (of: Subject["kind"], name: string) => ({
    kind: of,
    id,
    name: name.slice(0, SLOT_LENGTH_MAX),
  });
  if (product !== undefined) return named("product", product.name);
  if (kind === "table" && !quote.includes("\n")) return named("row", quote.split(/; |: /)[0] ?? title);
  return named("section", heading.split(" › ").at(-1) || title);
}

/** The chosen products: a further one is added where the visitor says so, and else takes their place. */
function chosenAfter({ context, decision, reading }: DecidedTurn): readonly Chosen[] | undefined {
  const before = context.slots?.chosen;
  const { sale } = decision;
  if (sale === undefined || !TAKES.includes(sale.move)) return before;
  const order = sale.order ?? sale.goods.map((evidence) => ({ evidence, quantity: sale.quantity }));
  const isOpen = sale.order === undefined && order.length > 1;
  const taken = order.flatMap(({ evidence: { passage }, quantity }): Chosen[] =>
    passage.product === undefined
      ? []
      : [{ id: passage.id, name: passage.product.name.slice(0, SLOT_LENGTH_MAX), quantity }],
  );
  if (isOpen || taken.length === 0) return before;
  if (!addsToChosen(reading)) return taken.slice(-CHOSEN_MAX);
  const ids = new Set(taken.map(({ id }) => id));
  return [...(before ?? []).filter(({ id }) => !ids.has(id)), ...taken].slice(-CHOSEN_MAX);
}
