// Takes the sheets of the gallery's README, which have every scene on one picture: `npm run pictures:sheets`. It needs the
// fonts Inter, Roboto and Liberation Serif (Debian's `fonts-inter`, `fonts-roboto`, `fonts-liberation`).
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { SCENES } from "../scenes.ts";
import { openShots, type Shots } from "./shots.ts";

/** The fonts and looks of the sheets. Liberation Serif is for a device that has none of the fonts that the chat asks for. */
const SHEETS = [
  ["Inter", "phone.light.pt-BR"],
  ["Roboto", "desktop.dark.pt-BR"],
  ["Roboto", "phone.light.ar"],
  ["Liberation Serif", "phone.dark.pt-BR"],
] as const;

const COLUMNS = 9;
const PICTURE_WIDTH = 180;
const GAP = 8;
/** Of WebP, in percent: words can be read, and a sheet has some 180 kB. */
const QUALITY = 45;

for (const [font, look] of SHEETS) {
  const shots = await openShots(font);
  try {
    const pictures: Buffer[] = [];
    for (const { name } of SCENES) pictures.push(await shots.take(`${name}.${look}`));
    const file = `all.${font.toLowerCase().replaceAll(" ", "-")}.${look}.webp`;
    await writeFile(path.join(import.meta.dirname, file), await join(shots, pictures));
  } finally {
    await shots.close();
  }
}

/** One picture of many, side by side. */
async function join({ browser }: Shots, pictures: readonly Buffer[]): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: { width: COLUMNS * (PICTURE_WIDTH + GAP) + GAP, height: 100 },
  });
  const page = await context.newPage();
  const images = pictures.map((png) => `<img src="data:image/png;base64,${png.toString("base64")}">`);
  await page.setContent(`<style>
    body { display: flex; flex-wrap: wrap; gap: ${GAP}px; margin: 0; padding: ${GAP}px; background: #8a8d91; }
    img { width: ${PICTURE_WIDTH}px; height: fit-content; }
  </style>${images.join("")}`);
  const { width, height } = await page.evaluate(() => ({
    width: innerWidth,
    height: document.documentElement.scrollHeight,
  }));
  const session = await context.newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: QUALITY,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height, scale: 1 },
  });
  await context.close();
  return Buffer.from(data, "base64");
}
