import { expect } from "@esm-bundle/chai";
import type { VisitedHours } from "@prosa/protocol";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { momentOf } from "../../src/features/hours/moment.ts";
import { loadStrings, type WidgetLanguage } from "../../src/strings/index.ts";
import { replace } from "../support/device.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, isOnline, messages, stage, write } from "../support/stage.ts";

const HOUR_MS = 60 * 60 * 1_000;
const YEARS_MS = 10 * 365 * 24 * HOUR_MS;
const realNow = Date.now.bind(Date);

/** A local time: 2027-03-01 is a Monday. */
const at = (text: string) => Date.parse(text);
const MORNING = at("2027-03-01T10:00");

const lineOf = (element: ProsaChat) => element.renderRoot.querySelector("[part=hours]")?.textContent?.trim();
const says = (element: ProsaChat, words: string) => appears(element, () => lineOf(element) === words);

async function openWith(hours: VisitedHours | undefined): Promise<{ element: ProsaChat; room: FakeRoom }> {
  const room = await openRoom();
  room.hours = hours;
  const element = await stage();
  element.open();
  return { element, room };
}

/** Waits for the chat, and for the features that load after the first paint: the menu's button is one of theirs. */
async function isComplete(element: ProsaChat): Promise<void> {
  await appears(element, () => isOnline(element) && byRole(element, "button", "Mais opções"));
}

describe("the hours on the first screen", () => {
  let restore = () => {};

  afterEach(async () => {
    restore();
    restore = () => {};
    await clearStage();
  });

  it("say until when people answer", async () => {
    const changes = [at("2027-03-01T18:00"), at("2027-03-02T09:00")];
    const { element } = await openWith({ isOpen: true, changes, now: MORNING });
    await says(element, "A equipe atende agora, até às 18:00.");
  });

  it("say when people are back", async () => {
    const { element } = await openWith({ isOpen: false, changes: [at("2027-03-02T09:00")], now: MORNING });
    await says(element, "A equipe volta amanhã às 09:00.");
  });

  it("say that people answer where they never stop", async () => {
    const { element } = await openWith({ isOpen: true, changes: [], now: MORNING });
    await says(element, "A equipe atende agora.");
  });

  it("say nothing where the site has none", async () => {
    const { element } = await openWith(undefined);
    await isComplete(element);
    expect(lineOf(element)).to.equal(undefined);
  });

  it("are of no use once something is said", async () => {
    const { element, room } = await openWith({ isOpen: true, changes: [], now: MORNING });
    await says(element, "A equipe atende agora.");
    await write(element, "oi");
    await room.heard("say");
    await appears(element, () => messages(element).includes("oi"));
    expect(lineOf(element)).to.equal(undefined);
  });

  it("follow each change by themselves, and end with the last that is known", async () => {
    const ticks: (() => void)[] = [];
    const real = window.setTimeout.bind(window);
    // The chat's timers for changes are hours long; all others go on.
    const keep = (run: () => void, ms = 0, ...rest: unknown[]) => {
      if (ms < HOUR_MS) return real(run, ms, ...rest);
      ticks.push(run);
      return 0;
    };
    restore = replace(window, "setTimeout", keep as typeof setTimeout);
    const changes = [at("2027-03-01T18:00"), at("2027-03-02T09:00")];
    const { element } = await openWith({ isOpen: true, changes, now: MORNING });
    await says(element, "A equipe atende agora, até às 18:00.");
    const undoTimers = restore;
    const started = realNow();
    let passedMs = 0;
    const undoClock = replace(Date, "now", () => started + passedMs);
    restore = () => {
      undoClock();
      undoTimers();
    };
    passedMs = 8 * HOUR_MS;
    ticks.at(-1)?.();
    await says(element, "A equipe volta amanhã às 09:00.");
    passedMs = 23 * HOUR_MS;
    ticks.at(-1)?.();
    await appears(element, () => lineOf(element) === undefined);
  });

  it("do not follow a device's clock that is ten years off", async () => {
    restore = replace(Date, "now", () => realNow() + YEARS_MS);
    const { element } = await openWith({ isOpen: false, changes: [at("2027-03-02T09:00")], now: MORNING });
    await says(element, "A equipe volta amanhã às 09:00.");
  });

  it("are not said without a connection, nor from what the device remembers", async () => {
    const { element, room } = await openWith({ isOpen: true, changes: [], now: MORNING });
    await says(element, "A equipe atende agora.");
    room.intercept = ({ type }) => type === "hello";
    room.cut();
    await appears(element, () => lineOf(element) === undefined);
    element.remove();
    const again = await stage(element.site);
    again.open();
    await appears(again, () => byRole(again, "button", "Mais opções"));
    await appears(again, () => again.renderRoot.textContent?.includes(room.greeting));
    expect(lineOf(again)).to.equal(undefined);
  });

  it("name the day as it is seen from now, by the visitor's own calendar", async () => {
    const { teamBackAt } = await loadStrings("en");
    const said = (text: string) => {
      const moment = momentOf(at(text), MORNING, "en");
      return teamBackAt(moment).replaceAll(/\s/g, " ");
    };
    expect(said("2027-03-01T18:00")).to.equal("The team is back at 6:00 PM.");
    expect(said("2027-03-02T00:00")).to.equal("The team is back tomorrow at 12:00 AM.");
    expect(said("2027-03-07T09:00")).to.equal("The team is back on Sunday at 9:00 AM.");
    expect(said("2027-03-08T09:00")).to.equal("The team is back on March 8, 2027 at 9:00 AM.");
  });

  it("are said in each language with its own articles", async () => {
    const said = async (text: string, language: WidgetLanguage) => {
      const moment = momentOf(at(text), MORNING, language);
      const { teamBackAt, teamHereUntil } = await loadStrings(language);
      return [teamBackAt(moment), teamHereUntil(moment)];
    };
    expect(await said("2027-03-06T13:00", "es")).to.deep.equal([
      "El equipo vuelve el sábado a las 13:00.",
      "El equipo atiende ahora, hasta el sábado a las 13:00.",
    ]);
    expect(await said("2027-03-02T01:00", "es")).to.deep.equal([
      "El equipo vuelve mañana a la 1:00.",
      "El equipo atiende ahora, hasta mañana a la 1:00.",
    ]);
    expect((await said("2027-03-01T18:00", "es"))[1]).to.equal("El equipo atiende ahora, hasta las 18:00.");
    expect(await said("2027-03-20T01:00", "pt-BR")).to.deep.equal([
      "A equipe volta em 20 de março de 2027 à 01:00.",
      "A equipe atende agora, até 20 de março de 2027 à 01:00.",
    ]);
    expect((await said("2027-03-04T09:00", "ar"))[0]).to.match(/^يعود الفريق يوم الخميس الساعة /);
  });
});
