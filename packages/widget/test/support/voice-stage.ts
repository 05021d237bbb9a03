import { type FakeRoom, openRoom } from "./room.ts";
import { clearStage } from "./stage.ts";
import { FakeRecognition, FakeSynthesis, FakeUtterance, replace } from "./voice-fakes.ts";

export const DICTATE = "Falar em vez de escrever";
export const NARRATE = "Ouvir as respostas em voz alta";
export const TALK = "Conversar por voz";

/** What one test has: a room that answers, and the mouth that the test hears. */
export interface VoiceStage {
  room: FakeRoom;
  synthesis: FakeSynthesis;
  /** Called after the test; it may add what it replaced itself. */
  restores: (() => void)[];
}

/** Gives every test of a suite ears and a mouth of its own, and a device that remembers no choice of voice. */
export function setVoiceStage(onSet: (stage: VoiceStage) => void): void {
  let restores: (() => void)[] = [];

  beforeEach(async () => {
    localStorage.removeItem("prosa:voice");
    FakeRecognition.reset();
    const synthesis = new FakeSynthesis();
    restores = [
      replace(window, "SpeechRecognition", FakeRecognition),
      replace(window, "webkitSpeechRecognition", undefined),
      replace(window, "speechSynthesis", synthesis),
      replace(window, "SpeechSynthesisUtterance", FakeUtterance),
    ];
    onSet({ room: await openRoom(), synthesis, restores });
  });
  afterEach(async () => {
    await clearStage();
    for (const restore of restores) restore();
    localStorage.removeItem("prosa:voice");
  });
}
