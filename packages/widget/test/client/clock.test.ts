import { expect } from "@esm-bundle/chai";
import { replace } from "../support/device.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, messages, stage, write } from "../support/stage.ts";

const YEARS_MS = 10 * 365 * 24 * 60 * 60 * 1_000;
const realNow = Date.now.bind(Date);

describe("a device whose clock is wrong", () => {
  let restore = () => {};
  /** Sets the device's clock off by this much. */
  const setOff = (offMs: number) => {
    restore();
    restore = replace(Date, "now", () => realNow() + offMs);
  };

  afterEach(async () => {
    restore();
    restore = () => {};
    await clearStage();
  });

  for (const [name, offMs] of [
    ["ten years late", -YEARS_MS],
    ["ten years early", YEARS_MS],
  ] as const) {
    it(`[F18] talks in order with the token that it has, ${name}`, async () => {
      setOff(offMs);
      const room = await openRoom();
      const element = await stage();
      element.open();
      await appears(element, () => byRole(element, "textbox"));
      for (const word of ["um", "dois"]) {
        await write(element, word);
        const { id } = await room.heard("say", word === "um" ? 1 : 2);
        room.answer(`${word}!`, id);
        await appears(element, () => messages(element).includes(`${word}!`));
      }
      expect(messages(element)).to.deep.equal(["um", "um!", "dois", "dois!"]);
      expect(room.commands.filter(({ type }) => type === "hello")).to.have.length(1);
    });
  }

  it("[F18] asks for a sign of life after its clock was set back in the middle of a talk", async () => {
    const room = await openRoom();
    const element = await stage();
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    setOff(-YEARS_MS);
    await write(element, "ainda aí?");
    await room.heard("say");
    await room.heard("ping");
  });
});
