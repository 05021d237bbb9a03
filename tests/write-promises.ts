import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PAGE, readDefinitions, readProofs, withProofs } from "./promises.ts";
import { ROOT } from "./source.ts";

const path = join(ROOT, PAGE);
writeFileSync(path, withProofs(readFileSync(path, "utf8"), readProofs(), readDefinitions()));
