import { writeFileSync } from "node:fs";
import { shapesText } from "../src/shape-of.ts";
import { wireSchemaText } from "../src/wire-schema.ts";

writeFileSync(new URL("../wire.schema.json", import.meta.url), wireSchemaText());
writeFileSync(new URL("../src/shapes.ts", import.meta.url), shapesText());
