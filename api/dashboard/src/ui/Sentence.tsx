import type { JSX } from 'preact';

/** Our sentence, and beside it what a language model made of it. */
export function Sentence({ ours, phrased }: { ours: string; phrased: string | null }): JSX.Element {
  return (
    <span class="sentence">
      {ours}
      {phrased && (
        <span class="phrased" title="The same facts in the words of the language model that the operator configured">
          <span class="faint">In other words:</span> {phrased}
        </span>
      )}
    </span>
  );
}
