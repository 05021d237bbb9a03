import * as z from "zod/mini";
import { loggedCommandSchema } from "../src/commands/union.ts";
import { durableEventSchema, roomEventSchema } from "../src/events/union.ts";
import { problemSchema } from "../src/http/problem.ts";
import { sessionTokenSchema } from "../src/http/sessions.ts";
import { actionSchema } from "../src/parts/action.ts";
import { contactSchema } from "../src/parts/contact.ts";
import { consentSchema, formFieldSchema } from "../src/parts/form.ts";
import { messageSchema } from "../src/parts/message.ts";
import { idSchema } from "../src/scalars/ids.ts";
import type { Shape } from "../src/shape/reader.ts";
import { shapeOf } from "./shape-of.ts";
import { printAccess, ValuePrinter } from "./value-printer.ts";

/** Shapes that several others hold, by the constants of the module that keep them. A later one may hold an earlier one. */
const SHARED = {
  id: idSchema,
  action: actionSchema,
  contact: contactSchema,
  formField: formFieldSchema,
  consent: consentSchema,
  message: messageSchema,
};

/** Everything that clients read, by its name in `SHAPES`. */
const READ_BY_CLIENTS = {
  roomEvent: roomEventSchema,
  durableEvent: durableEventSchema,
  loggedCommand: loggedCommandSchema,
  sessionToken: sessionTokenSchema,
  problem: problemSchema,
};

/** The shapes that `src/generated/shapes.ts` must hold. */
export function clientShapes(): Record<keyof typeof READ_BY_CLIENTS, Shape> {
  const entries = Object.entries(READ_BY_CLIENTS).map(([name, schema]) => [name, shapeOfSchema(schema)]);
  return Object.fromEntries(entries);
}

/** The text of `src/generated/shapes.ts`, before it is formatted. */
export function printClientShapes(): string {
  const printer = new ValuePrinter();
  const constants: string[] = [];
  const define = (name: string, shape: Shape) => {
    constants.push(`const ${name} = ${printer.print(shape)} as const satisfies Shape;`);
    printer.name(shape, name);
  };
  for (const [name, schema] of Object.entries(SHARED)) define(name, shapeOfSchema(schema));
  const { roomEvent, ...others } = clientShapes();
  define("roomEvent", roomEvent);
  if (roomEvent.kind !== "union") throw new Error("Room events are told apart by their types.");
  for (const [type, shape] of Object.entries(roomEvent.of)) {
    printer.name(shape, printAccess("roomEvent.of", type));
  }
  const shapes = Object.entries(others).map(([name, shape]) => `${name}: ${printer.print(shape)},`);
  return [
    '// Generated from the schemas by "npm run build:wire" (scripts/client-shapes.ts). Do not edit.',
    'import type { Shape } from "../shape/reader.ts";',
    ...constants,
    `export const SHAPES = {\nroomEvent,\n${shapes.join("\n")}\n} as const satisfies Record<string, Shape>;\n`,
  ].join("\n\n");
}

function shapeOfSchema(schema: z.ZodMiniType): Shape {
  return shapeOf(z.toJSONSchema(schema));
}
