import { batch } from '@preact/signals';

const pending = new Map<string, () => void>();
let scheduled = false;

/** Runs the last change given under a key with the next frame: however fast messages come, there is one paint. */
export function onNextFrame(key: string, change: () => void): void {
  pending.set(key, change);
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    const changes = [...pending.values()];
    pending.clear();
    batch(() => changes.forEach((apply) => apply()));
  });
}
