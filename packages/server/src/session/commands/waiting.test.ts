import assert from "node:assert/strict";
import { it } from "node:test";
import { freshId } from "../../../test/client.ts";
import { ask, SessionBed } from "../../../test/session-bed.ts";
import { createEmbeddedModel } from "../../models/embedded.ts";
import { type Model, WAIT_CHOICE } from "../../turn/ports.ts";

it("the press of the choice to wait asks the same question again, of a model that may take its time", async () => {
  const asked: [string, boolean][] = [];
  const late: Model = {
    name: "late",
    isInstant: false,
    async *reply(turn) {
      asked.push([turn.text, turn.isPatient ?? false]);
      yield { type: "notice", code: "model-late" };
      yield { type: "text", text: "Enquanto isso: sete dias." };
      const choices = turn.isPatient ? [] : [{ id: WAIT_CHOICE, label: "Esperar" }];
      yield { type: "end", end: "done", citations: [], choices, products: [] };
    },
  };
  const models = { embedded: createEmbeddedModel(), openai: late };
  const room = await SessionBed.start({ model: "openai" }, { models });
  const client = await room.join();
  const first = await ask(client, "Qual o prazo de troca?");
  const offer = await client.next(
    "said",
    ({ message }) => message.replyTo === first && message.author === "assistant",
  );
  const pressed = freshId();
  client.send({ type: "press", id: pressed, messageId: offer.message.id, choiceId: WAIT_CHOICE });
  const shown = await client.next("said", ({ message }) => message.id === pressed);
  assert.deepEqual(shown.message.parts, [{ type: "text", text: "Esperar" }]);
  await client.next("said", ({ message }) => message.replyTo === pressed && message.author === "assistant");
  assert.deepEqual(asked, [
    ["Qual o prazo de troca?", false],
    ["Qual o prazo de troca?", true],
  ]);
});
