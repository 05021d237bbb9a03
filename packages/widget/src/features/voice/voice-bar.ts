import { html, nothing, type TemplateResult } from "lit";
import { closeIcon } from "../../view/icons.ts";
import type { HandsFree } from "./hands-free.ts";
import type { DictationState, VoiceState } from "./voice-state.ts";

const WAVE = [0.45, 0.8, 1, 0.7, 0.5] as const;

/** Renders the bar above the input: the voice's state with its buttons, or the reason why it failed. */
export function renderVoiceBar(voice: VoiceState): TemplateResult | typeof nothing {
  const { dictation, handsFree, fault, narrator } = voice;
  if (handsFree) return renderHandsFree(voice, handsFree);
  if (dictation) return renderDictation(voice, dictation);
  if (fault) return renderFault(voice);
  return narrator?.isSpeaking ? renderNarration(voice) : nothing;
}

/** Describes the state in words, for screen readers. */
export function describeVoice({ strings, dictation, handsFree, fault }: VoiceState): string {
  if (handsFree) return describeTalk(handsFree, strings);
  if (dictation) return describeDictation(dictation, strings);
  return fault ? strings.faults[fault] : "";
}

function describeTalk({ state }: HandsFree, strings: VoiceState["strings"]): string {
  const { listening, transcribing: working, thinking, speaking } = strings;
  return { off: "", listening, working, thinking, speaking }[state];
}

function describeDictation({ phase }: DictationState, strings: VoiceState["strings"]): string {
  if (phase === "opening") return strings.opening;
  return phase === "working" ? strings.transcribing : strings.listening;
}

function renderDictation(voice: VoiceState, dictation: DictationState): TemplateResult {
  const { strings } = voice;
  const { phase, kind, level, startedAt } = dictation;
  const isRecording = phase === "listening" && kind === "recording";
  const seconds = Math.min(60, Math.floor((performance.now() - startedAt) / 1_000));
  return html`<div class="voice-bar" part="voice" data-phase=${phase}>
    ${isRecording ? renderLevel(level) : renderWave()}
    <p aria-hidden="true">${isRecording ? strings.recording(seconds) : describeDictation(dictation, strings)}</p>
    <button class="voice-act" type="button" @click=${() => voice.cancelDictation()}>${strings.cancel}</button>
    ${
      isRecording
        ? html`<button class="voice-act strong" type="button" @click=${() => voice.toggleDictation()}>
          ${strings.done}
        </button>`
        : nothing
    }
  </div>`;
}

function renderHandsFree(voice: VoiceState, talk: HandsFree): TemplateResult {
  const { strings } = voice;
  const { state, words, level } = talk;
  const act = state === "listening" ? strings.send : strings.interrupt;
  return html`<div
    class="voice-bar talk"
    part="voice"
    role="group"
    aria-label=${strings.handsFree}
    data-phase=${state}
  >
    <div class="talk-head">
      ${state === "listening" && level > 0 ? renderLevel(level) : renderWave()}
      <p aria-hidden="true">${describeTalk(talk, strings)}</p>
    </div>
    ${words ? html`<p class="heard" dir="auto">${words}</p>` : nothing}
    <div class="talk-acts">
      ${renderRate(voice)}
      <button
        class="voice-act strong"
        type="button"
        part="voice-interrupt"
        ?disabled=${state === "working"}
        @click=${() => talk.interrupt()}
      >
        ${act}
      </button>
      <button class="voice-act" type="button" @click=${() => voice.toggleHandsFree()}>${strings.end}</button>
    </div>
  </div>`;
}

function renderNarration(voice: VoiceState): TemplateResult {
  const { strings, narrator } = voice;
  return html`<div class="voice-bar" part="voice" data-phase="speaking">
    ${renderWave()}
    <p>${strings.reading}</p>
    ${renderRate(voice)}
    <button class="voice-act" type="button" @click=${() => narrator?.stop()}>${strings.silence}</button>
  </div>`;
}

function renderRate(voice: VoiceState): TemplateResult {
  const { strings, rate, language } = voice;
  const shown = `${rate.toLocaleString(language)}×`;
  return html`<button class="voice-act" type="button" aria-label=${strings.rate(shown)} @click=${() => voice.changeRate()}>
    ${shown}
  </button>`;
}

function renderFault(voice: VoiceState): TemplateResult {
  const { strings, fault } = voice;
  return html`<div class="voice-bar fault" part="voice">
    <p aria-hidden="true">${fault ? strings.faults[fault] : ""}</p>
    <button class="plain-round" type="button" aria-label=${strings.dismiss} @click=${() => voice.dismiss()}>
      ${closeIcon}
    </button>
  </div>`;
}

function renderWave(): TemplateResult {
  return html`<span class="wave" aria-hidden="true">${WAVE.map(() => html`<i></i>`)}</span>`;
}

// Heights are drawn as a path, because a strict policy allows no style attributes.
function renderLevel(level: number): TemplateResult {
  const path = WAVE.map((share, index) => {
    const half = 1.5 + Math.min(1, level) * share * 9;
    return `M${3 + index * 4.5} ${12 - half}v${half * 2}`;
  }).join("");
  return html`<svg class="level" aria-hidden="true" viewBox="0 0 24 24"><path d=${path} /></svg>`;
}
