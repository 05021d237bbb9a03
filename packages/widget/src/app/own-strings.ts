import type { LengthStrings } from "../features/character-count/strings.ts";
import type { EditStrings } from "../features/edit/strings.ts";
import type { FileStrings } from "../features/files/strings.ts";
import type { FormStrings } from "../features/forms/strings.ts";
import type { MenuStrings } from "../features/menu/strings.ts";
import type { SearchStrings } from "../features/search/strings.ts";
import type { SurveyStrings } from "../features/survey/strings.ts";
import type { VoiceButtonStrings } from "../features/voice/button-strings.ts";
import type { WideStrings } from "../features/wide/feature.ts";
import type { LateStrings } from "../strings/late.ts";
import type { Strings } from "../strings/strings.ts";

/** A site's own words that replace some of the widget's. */
export type OwnStrings = Partial<
  Omit<
    Strings &
      LateStrings &
      MenuStrings &
      LengthStrings &
      FileStrings &
      FormStrings &
      SurveyStrings &
      VoiceButtonStrings &
      WideStrings &
      EditStrings &
      SearchStrings,
    "language"
  >
>;
