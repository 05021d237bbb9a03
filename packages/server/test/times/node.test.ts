import { describeTimes } from "../contract/times.ts";
import { startStillNode } from "./still-node.ts";

describeTimes("Node, over real files and sockets", () => startStillNode());
