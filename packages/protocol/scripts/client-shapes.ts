import * as z from "zod/mini";
import { loggedCommandSchema } from "../src/commands/union.ts";
import { agentLoggedCommandSchema } from "../src/desk/agent-commands.ts";
import { agentEventSchema } from "../src/desk/agent-events.ts";
import { deskEventSchema } from "../src/desk/desk-wire.ts";
import { conversationStateSchema } from "../src/desk/owner.ts";
import { deskRowSchema } from "../src/desk/rows.ts";
import { seqSchema } from "../src/events/durable.ts";
import { durableEventSchema, roomEventSchema } from "../src/events/union.ts";
import { visitedSiteSchema } from "../src/events/welcome.ts";
import { problemSchema } from "../src/http/problem.ts";
import { sessionTokenSchema } from "../src/http/sessions.ts";
import { trackedEventSchema } from "../src/http/track.ts";
import { actionSchema } from "../src/parts/action.ts";
import { agentSchema } from "../src/parts/agent.ts";
import { choiceSchema } from "../src/parts/choices.ts";
import { contactSchema } from "../src/parts/contact.ts";
import { fileTypeSchema } from "../src/parts/file.ts";
import { consentSchema, formFieldSchema } from "../src/parts/form.ts";
import { labelSchema } from "../src/parts/label.ts";
import { messageSchema } from "../src/parts/message.ts";
import { ticketDraftSchema } from "../src/parts/ticket.ts";
import { partSchema } from "../src/parts/union.ts";
import { idSchema } from "../src/scalars/ids.ts";
import type { Shape } from "../src/shape/reader.ts";
import { shapeOf } from "./shape-of.ts";
import { printAccess, ValuePrinter } from "./value-printer.ts";

/** Shapes that several others hold, by the constants of the module that keep them. A later one may hold an earlier one. */
const SHARED = {
  id: idSchema,
  label: labelSchema,
  seq: seqSchema,
  count: z.int().check(z.nonnegative()),
  fileType: fileTypeSchema,
  choice: choiceSchema,
  action: actionSchema,
  contact: contactSchema,
  formField: formFieldSchema,
  consent: consentSchema,
  ticket: ticketDraftSchema,
  agent: agentSchema,
  part: partSchema,
  message: messageSchema,
  visitedSite: visitedSiteSchema,
};

/** Everything that clients read, by its name in `SHAPES`. */
const READ_BY_CLIENTS = {
  roomEvent: roomEventSchema,
  durableEvent: durableEventSchema,
  loggedCommand: loggedCommandSchema,
  sessionToken: sessionTokenSchema,
  problem: problemSchema,
};

/** What agents read besides, by its name in `AGENT_SHAPES` and `DESK_SHAPES`: modules that no visitor loads. */
const READ_BY_AGENTS = { agentEvent: agentEventSchema, agentLoggedCommand: agentLoggedCommandSchema };
const READ_BY_DESKS = { deskEvent: deskEventSchema };

/** The events that a page tells of its visitor, by its name in `TRACK_SHAPES`: a module that loads where a page tells something. */
const TOLD_BY_PAGES = { trackedEvent: trackedEventSchema };

const SHARED_BY_AGENTS = {
  id: idSchema,
  agent: agentSchema,
  contact: contactSchema,
  state: conversationStateSchema,
};
const SHARED_BY_DESKS = { id: idSchema, agent: agentSchema, row: deskRowSchema };

/** The shapes that `src/generated/shapes.ts` must hold. */
export function clientShapes(): Record<keyof typeof READ_BY_CLIENTS, Shape> {
  return shapesOf(READ_BY_CLIENTS);
}

/** The shapes that `src/generated/agent-shapes.ts` must hold. */
export function agentShapes(): Record<keyof typeof READ_BY_AGENTS, Shape> {
  return shapesOf(READ_BY_AGENTS);
}

/** The shapes that `src/generated/desk-shapes.ts` must hold. */
export function deskShapes(): Record<keyof typeof READ_BY_DESKS, Shape> {
  return shapesOf(READ_BY_DESKS);
}

/** The shapes that `src/generated/track-shapes.ts` must hold. A page may leave out what the server has a default for. */
export function trackShapes(): Record<keyof typeof TOLD_BY_PAGES, Shape> {
  const schema = z.toJSONSchema(TOLD_BY_PAGES.trackedEvent, {
    io: "input",
    override: ({ jsonSchema }) => delete jsonSchema.default,
  });
  return { trackedEvent: shapeOf(schema) };
}

/** The text of `src/generated/shapes.ts`, before it is formatted. */
export function printClientShapes(): string {
  return printModule("SHAPES", SHARED, "roomEvent", clientShapes());
}

/** The text of `src/generated/agent-shapes.ts`, before it is formatted. */
export function printAgentShapes(): string {
  return printModule("AGENT_SHAPES", SHARED_BY_AGENTS, "agentEvent", agentShapes(), clientShapes().roomEvent);
}

/** The text of `src/generated/desk-shapes.ts`, before it is formatted. */
export function printDeskShapes(): string {
  return printModule("DESK_SHAPES", SHARED_BY_DESKS, "deskEvent", deskShapes(), clientShapes().roomEvent);
}

/** The text of `src/generated/track-shapes.ts`, before it is formatted. */
export function printTrackShapes(): string {
  return printModule("TRACK_SHAPES", {}, "trackedEvent", trackShapes());
}

/**
 * Prints a module of shapes; the options of the union `main` are named, so that others may hold them, and so are those of
 * `base`, the room's events, where they are taken from `shapes.ts`.
 */
function printModule<Name extends string>(
  constant: string,
  shared: Readonly<Record<string, z.ZodMiniType>>,
  main: Name,
  { [main]: union, ...others }: Record<Name, Shape>,
  base?: Shape,
): string {
  const printer = new ValuePrinter();
  const constants: string[] = [];
  const define = (name: string, shape: Shape) => {
    constants.push(`const ${name} = ${printer.print(shape)} as const satisfies Shape;`);
    printer.name(shape, name);
  };
  if (base) nameOptions(printer, "SHAPES.roomEvent", base);
  for (const [name, schema] of Object.entries(shared)) define(name, shapeOfSchema(schema));
  define(main, union);
  nameOptions(printer, main, union);
  const shapes = Object.entries<Shape>(others).map(([name, shape]) => `${name}: ${printer.print(shape)},`);
  return [
    '// Generated from the schemas by "npm run build:wire" (scripts/client-shapes.ts). Do not edit.',
    `import type { Shape } from "../shape/reader.ts";${base ? '\nimport { SHAPES } from "./shapes.ts";' : ""}`,
    ...constants,
    `export const ${constant} = {\n${main},\n${shapes.join("\n")}\n} as const satisfies Record<string, Shape>;\n`,
  ].join("\n\n");
}

function nameOptions(printer: ValuePrinter, name: string, union: Shape): void {
  if (union.kind !== "union") throw new Error("Events are told apart by their types.");
  for (const [type, shape] of Object.entries(union.of)) printer.name(shape, printAccess(`${name}.of`, type));
}

function shapesOf<Name extends string>(schemas: Record<Name, z.ZodMiniType>): Record<Name, Shape> {
  const entries = Object.entries<z.ZodMiniType>(schemas).map(([name, schema]) => [
    name,
    shapeOfSchema(schema),
  ]);
  return Object.fromEntries(entries);
}

function shapeOfSchema(schema: z.ZodMiniType): Shape {
  return shapeOf(z.toJSONSchema(schema));
}
