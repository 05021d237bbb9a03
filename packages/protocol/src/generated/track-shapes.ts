// Generated from the schemas by "npm run build:wire" (scripts/client-shapes.ts). Do not edit.

import type { Shape } from "../shape/reader.ts";

const trackedEvent = {
  kind: "union",
  of: {
    page: {
      kind: "record",
      of: {
        id: { kind: "text", pattern: "^[\\w-]{1,56}$" },
        url: { kind: "text", max: 2048, pattern: "^https?:\\/\\/[^\\s?#]+$" },
        title: { kind: "text", max: 200 },
      },
      optional: ["title"],
    },
    cart: {
      kind: "record",
      of: {
        id: { kind: "text", pattern: "^[\\w-]{1,56}$" },
        items: {
          kind: "list",
          of: {
            kind: "record",
            of: {
              name: { kind: "text", min: 1, max: 200 },
              quantity: { kind: "integer", min: 1, max: 100000 },
              price: { kind: "number", min: 0, max: 1000000000000 },
            },
            optional: ["price"],
          },
          max: 50,
        },
        value: { kind: "number", min: 0, max: 1000000000000 },
        currency: { kind: "text", pattern: "^[A-Z]{3}$" },
      },
      optional: ["value", "currency"],
    },
    order: {
      kind: "record",
      of: {
        id: { kind: "text", pattern: "^[\\w-]{1,56}$" },
        number: { kind: "text", min: 1, max: 60 },
        value: { kind: "number", min: 0, max: 1000000000000 },
        currency: { kind: "text", pattern: "^[A-Z]{3}$" },
      },
      optional: ["currency"],
    },
    convert: {
      kind: "record",
      of: {
        id: { kind: "text", pattern: "^[\\w-]{1,56}$" },
        name: { kind: "text", min: 1, max: 60 },
        value: { kind: "number", min: 0, max: 1000000000000 },
      },
      optional: ["value"],
    },
  },
} as const satisfies Shape;

export const TRACK_SHAPES = {
  trackedEvent,
} as const satisfies Record<string, Shape>;
