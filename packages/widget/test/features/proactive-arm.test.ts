import { expect } from "@esm-bundle/chai";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import type { ProactiveRule } from "../../src/features/proactive/rules.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, erase, freshSite, stage, write } from "../support/stage.ts";

const RUN = "freight~1a";
const OWN: readonly ProactiveRule[] = [{ text: "Posso ajudar?", path: "/nowhere" }];
const ASKS: readonly ProactiveRule[] = [{ text: { "pt-BR": "Dúvida sobre o frete?" } }];

const teaser = (element: ProsaChat) => element.renderRoot.querySelector<HTMLElement>("[part~=teaser]");
const textOf = (element: ProsaChat) => teaser(element)?.querySelector("[role=status]")?.textContent;
const givenArm = (arm: string) => ({
  run: {
    key: RUN,
    arm,
    variants: [
      { id: "asks", rules: ASKS },
      { id: "silent", rules: [] },
    ],
  },
});

async function stageIn(room: FakeRoom, arm: string, site = freshSite()): Promise<ProsaChat> {
  room.arms.answer = arm === "" ? {} : givenArm(arm);
  const element = await stage(site);
  element.proactive = OWN;
  element.takesPart = true;
  return element;
}

describe("an experiment on what the site says first", () => {
  let room: FakeRoom;
  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(clearStage);

  it("says what the device's arm says, and tells once that a device of the arm met it", async () => {
    const site = freshSite();
    const element = await stageIn(room, "asks", site);
    await appears(element, () => textOf(element) === "Dúvida sobre o frete?");
    await room.until(() => room.arms.met.length === 1);
    expect(room.arms.asked).to.deep.equal([{ site }]);
    expect(room.arms.met).to.deep.equal([{ site, run: RUN, arm: "asks" }]);
    expect(room.sessionsMade, "no session is opened for it").to.equal(0);
    expect(room.arms.told).to.deep.equal([]);
  });

  for (const arm of ["control", "silent"]) {
    it(`meets ${arm}, which says nothing here, at the moment at which another arm would speak`, async () => {
      const element = await stageIn(room, arm);
      await room.until(() => room.arms.met.length === 1);
      expect(room.arms.met.map((met) => (met as { arm: string }).arm)).to.deep.equal([arm]);
      expect(teaser(element)).to.equal(null);
    });
  }

  it("keeps its arm and what it told over the next pages, and asks again after an hour alone", async () => {
    const site = freshSite();
    const first = await stageIn(room, "silent", site);
    await room.until(() => room.arms.met.length === 1);
    // The answer has to be kept before the page goes; nothing is drawn for it.
    const isKept = () =>
      Object.entries(localStorage).some(([key, kept]) => key.includes(site) && kept.includes('"metAt"'));
    while (!isKept()) await new Promise(requestAnimationFrame);
    first.remove();
    const real = Date.now;
    try {
      const second = await stageIn(room, "silent", site);
      second.open();
      await appears(second, () => byRole(second, "textbox"));
      expect([room.arms.asked.length, room.arms.met.length]).to.deep.equal([1, 1]);
      second.remove();
      Date.now = () => real() + 61 * 60_000;
      await stageIn(room, "silent", site);
      await room.until(() => room.arms.asked.length === 2);
      expect(room.arms.asked[1]).to.deep.equal({ site, run: RUN, arm: "silent" });
      expect(room.arms.met.length).to.equal(1);
    } finally {
      Date.now = real;
    }
  });

  it("tells the conversation with the visitor's next words, and not by those before", async () => {
    const site = freshSite();
    const talked = await stage(site);
    talked.open();
    await appears(talked, () => byRole(talked, "textbox"));
    await write(talked, "oi");
    await room.heard("say");
    talked.remove();
    const real = Date.now;
    try {
      // Who talked within a day hears nothing.
      Date.now = () => real() + 25 * 60 * 60_000;
      const element = await stageIn(room, "asks", site);
      await room.until(() => room.arms.met.length === 1);
      await appears(element, () => textOf(element));
      byRole(element, "button", "Responder")?.click();
      await appears(element, () => byRole(element, "textbox"));
      expect(room.arms.told).to.deep.equal([]);
      await write(element, "quanto custa o frete?");
      await room.heard("say", 2);
      await room.until(() => room.arms.told.length === 1);
      expect(room.arms.told).to.deep.equal([{ session: "session-1", run: RUN, arm: "asks" }]);
    } finally {
      Date.now = real;
    }
  });

  it("tells no conversation of an arm that nobody counted", async () => {
    room.arms.metStatus = 500;
    const element = await stageIn(room, "silent");
    await room.until(() => room.arms.met.length === 1);
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await write(element, "oi");
    await room.heard("say");
    await element.updateComplete;
    expect(room.arms.told).to.deep.equal([]);
  });

  it("asks nothing before consent, and where the tag takes no part; an erasure takes the arm away", async () => {
    const plain = await stage();
    plain.proactive = ASKS;
    await appears(plain, () => textOf(plain));
    const site = freshSite();
    const awaiting = document.createElement("prosa-chat");
    for (const [name, value] of [
      ["site", site],
      ["server", "https://chat.example"],
      ["consent", "required"],
      ["experiments", ""],
      ["proactive", JSON.stringify(ASKS)],
    ] as const)
      awaiting.setAttribute(name, value);
    document.body.append(awaiting);
    await appears(awaiting, () => textOf(awaiting));
    expect(room.arms.asked).to.deep.equal([]);
    awaiting.remove();
    plain.remove();
    const element = await stageIn(room, "silent", site);
    await room.until(() => room.arms.met.length === 1);
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await write(element, "oi");
    await room.heard("say");
    await erase(element);
    await appears(element, () => !Object.keys(localStorage).some((key) => key.includes(site)));
  });

  it("says what the page says where there is no experiment", async () => {
    const element = await stageIn(room, "");
    element.proactive = ASKS;
    await appears(element, () => textOf(element) === "Dúvida sobre o frete?");
    expect(room.arms.met).to.deep.equal([]);
  });
});
