// Takes pictures of every scene of the desk: `npm run pictures:desk -- FOLDER`, and words of the names that are wanted.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { SCENES } from "../test/scenes.ts";
import { openStage } from "../test/stage.ts";

const [folder = "/tmp/prosa-desk-pictures", ...words] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const stage = await openStage();
for (const isPhone of [false, true])
  for (const isDark of [false, true])
    for (const { name, make, at, prepare, languages } of SCENES)
      for (const language of languages ?? ["pt-BR"]) {
        const file = [name, isPhone ? "phone" : "desktop", isDark ? "dark" : "light", language].join(".");
        if (words.length > 0 && !words.every((word) => file.includes(word))) continue;
        const desk = await stage.open({ scene: make(language), at: at ?? "", isPhone, isDark });
        await prepare?.(desk.page, desk);
        await desk.page.screenshot({ path: path.join(folder, `${file}.png`) });
        if (desk.complaints.length > 0) console.log(file, desk.complaints);
        await desk.close();
      }
await stage.close();
