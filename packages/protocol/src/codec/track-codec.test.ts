import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { trackRequestSchema } from "../http/track.ts";
import { readTrackedEvent } from "./track-codec.ts";

const ORDER = { type: "order", id: "order-1042", number: "1042", value: 129.9 };
const ITEM = { name: "Caneca", quantity: 1 };

describe("an event that a page tells", () => {
  for (const [event, misfit] of [
    [ORDER],
    [{ ...ORDER, value: 0 }],
    [{ ...ORDER, value: -0.01 }, "value"],
    [{ ...ORDER, value: 1e12 }],
    [{ ...ORDER, value: 1e12 + 1 }, "value"],
    [{ ...ORDER, id: "a".repeat(56) }],
    [{ ...ORDER, id: "a".repeat(57) }, "id"],
    [{ type: "convert", id: "goal-1", name: "newsletter" }],
    [{ type: "cart", id: "cart-1", items: Array(50).fill(ITEM) }],
    [{ type: "cart", id: "cart-1", items: Array(51).fill(ITEM) }, "items"],
    [{ type: "cart", id: "cart-1", items: [{ ...ITEM, quantity: 0 }] }, "items.0.quantity"],
    [{ type: "page", id: "page-1", url: "https://loja.example/a?q=1" }, "url"],
    [{ type: "visit", id: "page-1" }, ""],
  ] as const) {
    it(`is read as the server reads it: ${JSON.stringify(event).slice(0, 90)}`, () => {
      assert.deepEqual(readTrackedEvent(event), misfit === undefined ? { event } : { misfit });
      assert.equal(trackRequestSchema.safeParse({ events: [event] }).success, misfit === undefined);
    });
  }
});
