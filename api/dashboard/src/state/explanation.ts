import { signal } from '@preact/signals';
import { timeframe } from './settings';

/** A regime change by its node's id, and the chart it was chosen on. */
interface Chosen {
  chart: string;
  id: string;
}

const chosen = signal<Chosen | null>(null);

const chartOf = (instrumentId: string): string => `${instrumentId}/${timeframe.value}`;

/** The change whose stored explanation is asked for; null for the present. Another chart begins with the present. */
export function chosenChangeOf(instrumentId: string): string | null {
  return chosen.value?.chart === chartOf(instrumentId) ? chosen.value.id : null;
}

export function chooseChange(instrumentId: string, id: string | null): void {
  chosen.value = id === null ? null : { chart: chartOf(instrumentId), id };
}
