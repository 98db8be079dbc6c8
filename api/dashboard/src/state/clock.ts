import { computed, signal } from '@preact/signals';

/** The Date header has whole seconds, so that a smaller difference says nothing. */
const SkewMsMin = 2_000;
/** A slow answer says little about the server's clock. */
const RoundTripMsMax = 1_500;

const local = signal(Date.now());
const offset = signal(0);

window.setInterval(() => (local.value = Date.now()), 1_000);

/** The time of the market by which the service lives in a replay; null where it lives in the present. */
export const marketTime = signal<number | null>(null);

/** The service's time as far as it is known, once a second: ages are measured against it. */
export const now = computed(() => marketTime.value ?? local.value + offset.value);
/** Difference between the service's clock and this machine's in milliseconds; 0 while it is too small to know. */
export const clockSkewMs = computed(() => offset.value);

export function observeServerTime(header: string | null, startedMs: number, endedMs: number): void {
  if (!header || endedMs - startedMs > RoundTripMsMax) return;
  const difference = Date.parse(header) + 500 - (startedMs + endedMs) / 2;
  if (Number.isFinite(difference)) offset.value = Math.abs(difference) < SkewMsMin ? 0 : Math.round(difference);
}
