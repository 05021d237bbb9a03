import { describeRoomContract } from "../../../test/contract/contract.ts";
import { startProcess } from "../../../test/testbed.ts";

describeRoomContract("wrangler dev", (variables) => startProcess("wrangler", variables));
