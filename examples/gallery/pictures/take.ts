// Takes the pictures of the gallery's README: `npm run pictures:gallery`. With a folder, it takes every scene in every look
// into that; words after it choose among their names. `FONT=Roboto` takes them with another font than Inter.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { SCENES } from "../scenes.ts";
import { openShots } from "./shots.ts";

/** The pictures of the README, by the names of their files: scene, screen, colours and language. */
const CHOSEN = [
  "empty.desktop.light.pt-BR",
  "answer.desktop.light.pt-BR",
  "products.desktop.dark.pt-BR",
  "offline.desktop.dark.en",
  "person.phone.light.pt-BR",
  "files.phone.dark.es",
  "form.phone.light.en",
  "answer.phone.dark.ar",
];

const [folder, ...words] = process.argv.slice(2);
const names = folder ? allNames().filter((name) => words.every((word) => name.includes(word))) : CHOSEN;
const target = folder ?? import.meta.dirname;
await mkdir(target, { recursive: true });
const shots = await openShots(process.env.FONT ?? "Inter");
try {
  for (const name of names) await writeFile(path.join(target, `${name}.png`), await shots.take(name));
} finally {
  await shots.close();
}

function allNames(): string[] {
  return SCENES.flatMap(({ name }) =>
    ["desktop", "phone"].flatMap((screen) =>
      ["light.pt-BR", "dark.pt-BR", "light.ar"].map((look) => `${name}.${screen}.${look}`),
    ),
  );
}
