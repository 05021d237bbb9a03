import { describeRoomContract } from "../../../test/contract/contract.ts";
import { startProcess } from "../../../test/testbed.ts";

describeRoomContract("partykit dev", (variables) => startProcess("partykit", variables));
