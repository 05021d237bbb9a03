import { writeFileSync } from "node:fs";
import { shapesText } from "../src/generated/shape-of.ts";
import { wireSchemaText } from "../src/generated/wire-schema.ts";

writeFileSync(new URL("../wire.schema.json", import.meta.url), wireSchemaText());
writeFileSync(new URL("../src/generated/shapes.ts", import.meta.url), shapesText());
