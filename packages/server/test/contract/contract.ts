import { after, before, describe } from "node:test";
import { Deliveries } from "../../scripts/fakes/deliveries.ts";
import { FakeTelegram } from "../../scripts/fakes/telegram.ts";
import { addPage, putSite } from "../client.ts";
import { startScriptedLlm } from "../scripted-llm.ts";
import { type StoringBed, startShop, type Variables } from "../testbed.ts";
import { describeAgents } from "./agents.ts";
import { ASKING_SETTINGS, describeAsking } from "./asking.ts";
import { describeBounds } from "./bounds.ts";
import { describeChannels } from "./channels.ts";
import { describeCommands } from "./commands.ts";
import { describeDevices } from "./devices.ts";
import { describeFiles } from "./files.ts";
import { describeGreeting } from "./greeting.ts";
import { describeHandOffs } from "./hand-offs.ts";
import { describeInsights } from "./insights.ts";
import { describeMakingOnce } from "./making-once.ts";
import { describePasskeys } from "./passkeys.ts";
import { describeResuming } from "./resuming.ts";
import { describeSealing } from "./sealing.ts";
import {
  ASKING_SITE,
  type ContractStage,
  FIGURES_SITE,
  FILES_SITE,
  LLM_SITE,
  QUEUE_SITE,
  SITE,
} from "./stage.ts";
import { describeStreaming } from "./streaming.ts";
import { describeTakeovers } from "./takeovers.ts";

/** Tests the behaviours that every host of the rooms must have. */
export function describeRoomContract(
  name: string,
  start: (variables: Variables) => Promise<StoringBed>,
): void {
  describe(`the room on ${name}`, () => {
    const opened: Partial<ContractStage> = {};
    const stage = () => opened as ContractStage;

    before(async () => {
      const llm = await startScriptedLlm();
      opened.llm = llm;
      const deliver: typeof fetch = (address, init) => {
        const { bed } = stage();
        return bed.fetch(new URL(String(address)).pathname, init);
      };
      opened.telegram = await new FakeTelegram(new Deliveries(Math.random, deliver)).start();
      opened.shop = await startShop();
      const { url } = opened.shop;
      const bed = await start({
        OPENAI_BASE_URL: llm.baseUrl,
        OPENAI_API_KEY: "scripted",
        OPENAI_MODEL: "scripted",
        PROSA_TELEGRAM_URL: opened.telegram.origin,
      });
      opened.bed = bed;
      await putSite(bed, SITE, { model: "embedded", origins: ["https://loja.example"] });
      await addPage(bed, SITE, url);
      await putSite(bed, LLM_SITE, { model: "openai" });
      await addPage(bed, LLM_SITE, url);
      await putSite(bed, ASKING_SITE, ASKING_SETTINGS);
      await addPage(bed, ASKING_SITE, url);
      await putSite(bed, FIGURES_SITE, { model: "embedded" });
      await addPage(bed, FIGURES_SITE, url);
      await putSite(bed, QUEUE_SITE, { model: "embedded" });
      await putSite(bed, FILES_SITE, { model: "embedded", files: ["text/plain"] });
    });

    // A host that did not start leaves the others to be closed.
    after(async () => {
      await opened.llm?.close();
      await opened.telegram?.close();
      await opened.shop?.close();
      await opened.bed?.close();
    });

    describeGreeting(stage);
    describeDevices(stage);
    describeCommands(stage);
    describeBounds(stage);
    describeResuming(stage);
    describeAsking(stage);
    describeStreaming(stage);
    describeAgents(stage);
    describeHandOffs(stage);
    describeTakeovers(stage);
    describeSealing(stage);
    describeFiles(stage);
    describeInsights(stage);
    describeMakingOnce(stage);
    describePasskeys(stage);
    describeChannels(stage);
  });
}
