import type { JSX } from 'preact';

interface TypedWordProps {
  word: string;
  typed: string;
  autoFocus?: boolean;
  setTyped(typed: string): void;
}

/** A word that has to be typed before something dangerous is done. */
export function TypedWord({ word, typed, autoFocus = false, setTyped }: TypedWordProps): JSX.Element {
  return (
    <label>
      <span>
        Type <strong>{word}</strong> to confirm
      </span>
      <input
        autoFocus={autoFocus}
        value={typed}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  );
}
