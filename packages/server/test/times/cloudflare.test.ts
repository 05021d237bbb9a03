import { describeTimes } from "../contract/times.ts";
import { startMovedProcess } from "./moved-bed.ts";

describeTimes("wrangler dev", () => startMovedProcess("wrangler"));
