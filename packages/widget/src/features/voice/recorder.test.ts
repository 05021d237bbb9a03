import { expect } from "@esm-bundle/chai";
import { HttpResponse, http } from "msw";
import { openRoom, SERVER, useHandlers } from "../../../test/support/room.ts";
import { replace } from "../../../test/support/voice-fakes.ts";
import type { FindEndpoint } from "../../client/post.ts";
import { RECORDING_MAX_MS, Recorder, TranscriptionFailed } from "./recorder.ts";
import type { SpeechInputHandlers } from "./speech-input.ts";
import { canTranscribe, createTranscribe } from "./transcription.ts";

const quiet: SpeechInputHandlers = {
  onOpen() {},
  onWords() {},
  onLevel() {},
  onWorking() {},
  onEnd() {},
  onFault() {},
};

// Chromium's fake microphone beeps: the recording, its level and its end are the browser's own.
describe("Recorder", () => {
  let restore: () => void = () => {};
  let tracks: MediaStreamTrack[];

  beforeEach(() => {
    tracks = [];
    const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    restore = replace(navigator.mediaDevices, "getUserMedia", async (wish: MediaStreamConstraints) => {
      const stream = await getUserMedia(wish);
      tracks.push(...stream.getTracks());
      return stream;
    });
  });
  afterEach(() => restore());

  const areClosed = () => tracks.length > 0 && tracks.every(({ readyState }) => readyState === "ended");

  function listen(recorder: Recorder, handlers: Partial<SpeechInputHandlers>): void {
    recorder.listen({ ...quiet, ...handlers });
  }

  it("reports the loudness, and transcribes the recording when it is finished", async () => {
    const recordings: Blob[] = [];
    const recorder = new Recorder(async (recording) => {
      recordings.push(recording);
      return "Qual o prazo?";
    });
    const told: string[] = [];
    const words = await new Promise<string>((resolve, reject) => {
      listen(recorder, {
        onOpen: () => told.push("open"),
        onLevel: (level) => {
          if (level > 0.06) recorder.finish();
        },
        onWorking: () => told.push(`working ${areClosed()}`),
        onEnd: resolve,
        onFault: reject,
      });
    });
    expect(words).to.equal("Qual o prazo?");
    expect(told).to.deep.equal(["open", "working true"]);
    expect(recordings[0]?.type).to.match(/^audio\/webm/);
    expect(recordings[0]?.size).to.be.greaterThan(100);
  });

  it("ends a long recording after a minute, and transcribes it", async () => {
    const ticks: (() => void)[] = [];
    const loud = {
      getFloatTimeDomainData: (samples: Float32Array) => samples.fill(0.5),
    };
    class LoudContext {
      state = "running";
      createAnalyser = () => loud;
      createMediaStreamSource = () => ({ connect() {} });
      close() {}
    }
    const restores = [
      replace(window, "AudioContext", LoudContext),
      replace(window, "setInterval", (tick: () => void) => ticks.push(tick)),
      replace(window, "clearInterval", () => {}),
    ];
    const told: string[] = [];
    try {
      const words = await new Promise<string>((resolve, reject) => {
        listen(new Recorder(async () => "Um minuto inteiro."), {
          onOpen: () => {
            // The recording itself begins right after this.
            setTimeout(() => {
              const pass = (ms: number) => {
                for (let passed = 0; passed < ms; passed += 100) ticks[0]?.();
              };
              pass(RECORDING_MAX_MS - 100);
              told.push(`before ${areClosed()}`);
              pass(100);
              told.push(`after ${areClosed()}`);
            });
          },
          onWorking: () => told.push("working"),
          onEnd: resolve,
          onFault: reject,
        });
      });
      expect(words).to.equal("Um minuto inteiro.");
      expect(told).to.deep.equal(["before false", "after true", "working"]);
    } finally {
      for (const back of restores) back();
    }
  });

  it("closes the microphone and reports nothing more when it is cancelled", async () => {
    const recorder = new Recorder(() => Promise.reject(new Error("asked")));
    const told: string[] = [];
    await new Promise<void>((resolve) => {
      listen(recorder, {
        onLevel: () => {
          recorder.cancel();
          resolve();
        },
        onEnd: () => told.push("end"),
        onFault: () => told.push("fault"),
      });
    });
    expect(areClosed()).to.equal(true);
    await new Promise((resolve) => listen(new Recorder(async () => ""), { onLevel: resolve }));
    expect(told).to.deep.equal([]);
  });

  it("says why there is no microphone", async () => {
    for (const [name, fault] of [
      ["NotAllowedError", "refused"],
      ["NotFoundError", "no-microphone"],
      ["NotReadableError", "no-microphone"],
      ["AbortError", "failed"],
    ] as const) {
      const back = replace(navigator.mediaDevices, "getUserMedia", () =>
        Promise.reject(new DOMException("no", name)),
      );
      const found = await new Promise((resolve) =>
        listen(new Recorder(async () => ""), { onFault: resolve }),
      );
      back();
      expect(found).to.equal(fault);
    }
  });

  it("says why there are no words", async () => {
    const recorder = new Recorder(() => Promise.reject(new TranscriptionFailed("busy")));
    const fault = await new Promise((resolve) => {
      listen(recorder, { onLevel: (level) => level > 0.06 && recorder.finish(), onFault: resolve });
    });
    expect(fault).to.equal("busy");
  });
});

describe("transcription", () => {
  const url = `${SERVER}/api/sessions/session-1/transcriptions`;
  const findEndpoint: FindEndpoint = async (isStale) => ({
    session: "session-0001",
    url,
    token: isStale ? "fresh" : "old",
  });
  const recording = new Blob(["beep"], { type: "audio/webm;codecs=opus" });

  it("sends the recording with the session's token, and a fresh one when the old is refused", async () => {
    await openRoom();
    const heard: string[] = [];
    useHandlers(
      http.post(url, async ({ request }) => {
        const { headers } = request;
        heard.push(
          [headers.get("authorization"), headers.get("content-type"), new URL(request.url).search].join(" "),
        );
        if (headers.get("authorization") === "Bearer old") return new HttpResponse(null, { status: 401 });
        return HttpResponse.json({ text: ` ${await request.text()} ` });
      }),
    );
    expect(await createTranscribe(findEndpoint, () => "pt-BR")(recording)).to.equal("beep");
    expect(heard).to.deep.equal([
      "Bearer old audio/webm ?language=pt-BR",
      "Bearer fresh audio/webm ?language=pt-BR",
    ]);
  });

  it("distinguishes a busy server from a failing one and from none", async () => {
    await openRoom();
    for (const [answer, fault] of [
      [() => new HttpResponse(null, { status: 429 }), "busy"],
      [() => new HttpResponse(null, { status: 503 }), "busy"],
      [() => new HttpResponse(null, { status: 422 }), "failed"],
      [() => HttpResponse.json({ words: "x" }), "failed"],
      [() => HttpResponse.error(), "no-network"],
    ] as const) {
      useHandlers(http.post(url, answer));
      const error: unknown = await createTranscribe(
        findEndpoint,
        () => "en",
      )(recording).catch((reason) => reason);
      expect(error instanceof TranscriptionFailed && error.fault).to.equal(fault);
    }
  });

  it("knows whether the server transcribes", async () => {
    await openRoom();
    for (const [status, can] of [
      [204, true],
      [404, false],
      [503, false],
    ] as const) {
      useHandlers(http.get(url, () => new HttpResponse(null, { status })));
      expect(await canTranscribe(findEndpoint)).to.equal(can);
    }
    expect(await canTranscribe(async () => undefined)).to.equal(false);
  });
});
