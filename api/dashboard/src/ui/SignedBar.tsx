import type { JSX } from 'preact';

/** A bar to the right of the middle for, to the left against; `share` is -1 to 1. The number stands beside it. */
export function SignedBar({ share }: { share: number }): JSX.Element {
  const width = `${Math.min(1, Math.abs(share)) * 50}%`;
  return (
    <span class={`signed-bar ${share < 0 ? 'against' : 'for'}`} aria-hidden="true">
      <span style={{ width }} />
    </span>
  );
}
