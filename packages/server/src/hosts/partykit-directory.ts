import { partyOf } from "./partykit-party.ts";

export default partyOf("directory");
