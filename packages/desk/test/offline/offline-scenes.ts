import { busyScene, type DeskScene, MARINA, talkShown } from "../scene.ts";
import { SCENE_WORDS } from "../words.ts";

/** The desk without a connection: lost at work, and not there from the first. */
export const OFFLINE_SCENES: readonly DeskScene[] = [
  {
    name: "offline",
    make: busyScene,
    at: `#/inbox/mine/${MARINA}`,
    prepare: async (page, desk) => {
      await talkShown(page);
      await desk.cutOff();
      await page.locator("desk-talk .banner").waitFor();
      await page.keyboard.press("r");
      await page.keyboard.type(SCENE_WORDS[desk.scene.language].found);
      await page.keyboard.press("Control+Enter");
      await page.locator(".message.pending").waitFor();
    },
  },
  {
    name: "offline-first",
    make: (language) => ({ ...busyScene(language), isOffline: true }),
    at: `#/inbox/mine/${MARINA}`,
    prepare: async (page) => page.locator("desk-talk .unheard").waitFor(),
  },
  {
    name: "offline-list",
    make: (language) => ({ ...busyScene(language), isOffline: true }),
    at: "#/inbox/queue",
    prepare: async (page) => page.locator("desk-inbox .unheard").first().waitFor(),
  },
];
