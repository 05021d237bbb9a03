import { describeTimes } from "../contract/times.ts";
import { startMovedProcess } from "./moved-bed.ts";

describeTimes("partykit dev", () => startMovedProcess("partykit"), { losesAlarms: true });
