import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, clearStage, isOnline, stage } from "../support/stage.ts";

const startersOf = (element: ProsaChat) => [
  ...element.renderRoot.querySelectorAll<HTMLElement>("[part~=choice]"),
];

/** Opens a chat whose room welcomes when the returned function is called. */
async function heldBack(
  starters?: string[],
): Promise<{ element: ProsaChat; room: FakeRoom; welcome: () => void }> {
  const room = await openRoom();
  room.starters = starters;
  room.isReachable = false;
  const element = await stage();
  element.open();
  await appears(element, () => startersOf(element).length > 0);
  return {
    element,
    room,
    welcome: () => {
      room.isReachable = true;
      dispatchEvent(new Event("online"));
    },
  };
}

describe("the suggestions of an empty conversation", () => {
  afterEach(clearStage);

  it("are the site's own, and one that is pressed is said", async () => {
    const room = await openRoom();
    room.starters = ["Vocês aceitam convênio?", "Horário de funcionamento"];
    const element = await stage();
    element.open();
    const [first] = await appears(element, () => {
      const shown = startersOf(element);
      return shown.length === 2 && shown.every((one) => one.checkVisibility({ visibilityProperty: true }))
        ? shown
        : undefined;
    });
    first?.click();
    expect((await room.heard("say")).text).to.equal("Vocês aceitam convênio?");
  });

  it("are plain ones where the room names none", async () => {
    await openRoom();
    const element = await stage();
    element.open();
    const shown = await appears(element, () => {
      const all = startersOf(element);
      return all[0]?.checkVisibility({ visibilityProperty: true }) ? all : undefined;
    });
    expect(shown.map((one) => one.textContent?.trim())).to.deep.equal([
      "O que vocês oferecem?",
      "Qual é o horário de atendimento?",
      "Como entro em contato?",
    ]);
  });

  it("give way to the site's own, which take as much room", async () => {
    const { element, room, welcome } = await heldBack(["Vocês aceitam convênio?"]);
    const height = () => startersOf(element)[0]?.parentElement?.offsetHeight;
    await appears(element, () => startersOf(element)[0]?.checkVisibility({ visibilityProperty: true }));
    const before = height();
    welcome();
    await appears(element, () => isOnline(element));
    expect(element.renderRoot.textContent).to.include(room.greeting);
    expect(startersOf(element).map((one) => one.textContent?.trim())).to.deep.equal([
      "Vocês aceitam convênio?",
    ]);
    expect(height()).to.equal(before);
  });
});
