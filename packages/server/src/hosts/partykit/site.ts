import { partyOf } from "./host.ts";

export default partyOf("site");
