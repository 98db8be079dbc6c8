import { effect, signal } from '@preact/signals';
import type { Timeframe } from '../api/types';

export type Theme = 'dark' | 'light';
export type Zone = 'UTC' | 'local';

export const timeframes: readonly Timeframe[] = ['S1', 'S10', 'M1', 'M5', 'M15', 'H1', 'H4', 'D1'];

function stored(key: string): string | null {
  try {
    return localStorage.getItem(`aetherion.${key}`);
  } catch {
    return null; // Storage may be switched off; settings then last as long as the page.
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(`aetherion.${key}`, value);
  } catch {
    // As above.
  }
}

const systemTheme = matchMedia('(prefers-color-scheme: light)');
const chosenTheme = stored('theme');

export const theme = signal<Theme>(
  chosenTheme === 'dark' || chosenTheme === 'light' ? chosenTheme : systemTheme.matches ? 'light' : 'dark',
);
export const zone = signal<Zone>(stored('zone') === 'local' ? 'local' : 'UTC');
export const selectedId = signal<string | null>(stored('instrument'));
export const timeframe = signal<Timeframe>(timeframes.find((value) => value === stored('timeframe')) ?? 'M1');
export const selectedBotId = signal<string | null>(stored('bot'));

systemTheme.addEventListener('change', (change) => {
  if (stored('theme') === null) theme.value = change.matches ? 'light' : 'dark';
});

export function toggleTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  store('theme', theme.value);
}

effect(() => {
  document.documentElement.dataset['theme'] = theme.value;
});
effect(() => store('zone', zone.value));
effect(() => store('timeframe', timeframe.value));
effect(() => {
  if (selectedId.value) store('instrument', selectedId.value);
});
effect(() => {
  if (selectedBotId.value) store('bot', selectedBotId.value);
});
