import type { JSX } from 'preact';

/** A share of 1 as a filled part of a line; the number stands beside it. */
export function Meter({ share }: { share: number }): JSX.Element {
  return (
    <span class="meter" aria-hidden="true">
      <span style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
    </span>
  );
}
