import { writeFileSync } from "node:fs";
import { printClientShapes } from "./client-shapes.ts";
import { printWireSchema } from "./wire-schema.ts";

writeFileSync(new URL("../wire.schema.json", import.meta.url), printWireSchema());
writeFileSync(new URL("../src/generated/shapes.ts", import.meta.url), printClientShapes());
