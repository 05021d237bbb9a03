/** Replaces the browser's recognition by one that hears `words`, not final yet, or fails with `fault`. */
export function installScriptedSpeech({ words = "", fault }: { words?: string; fault?: string }): void {
  class ScriptedRecognition extends EventTarget {
    static available(): Promise<string> {
      return Promise.resolve("unavailable");
    }

    start(): void {
      this.dispatchEvent(new Event("start"));
      if (fault) {
        this.dispatchEvent(Object.assign(new Event("error"), { error: fault }));
        this.dispatchEvent(new Event("end"));
      } else if (words) {
        const heard = Object.assign([{ transcript: words }], { isFinal: false });
        this.dispatchEvent(Object.assign(new Event("result"), { resultIndex: 0, results: [heard] }));
      }
    }

    stop(): void {}

    abort(): void {
      this.dispatchEvent(new Event("end"));
    }
  }
  for (const name of ["SpeechRecognition", "webkitSpeechRecognition"]) {
    Object.defineProperty(window, name, { configurable: true, value: ScriptedRecognition });
  }
}
