import type { ProsaChat } from "@prosa/widget";

export type Theme = ProsaChat["theme"];

const THEMES: readonly [theme: Theme, label: string][] = [
  ["auto", "Automático"],
  ["light", "Claro"],
  ["dark", "Escuro"],
];

export function ThemePicker({ theme, onPick }: { theme: Theme; onPick: (theme: Theme) => void }) {
  return (
    <fieldset>
      <legend>Tema</legend>
      {THEMES.map(([value, label]) => (
        <label key={value}>
          <input type="radio" name="theme" checked={theme === value} onChange={() => onPick(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
