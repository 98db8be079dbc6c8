import { effect, signal } from '@preact/signals';
import { query, reconnectCount, subscribe } from '../api/client';
import { documents } from '../api/documents';
import type { Model, ModelEvent } from '../api/modelTypes';
import { send } from '../api/send';
import type { Page } from '../api/types';
import { onNextFrame } from './frame';

const ModelsMax = 50;
const EventsOfModelMax = 5;
const EventsMax = 30;
const RefreshMs = 60_000;

/** The versions of models, newest first; null before the first answer. */
export const models = signal<readonly Model[] | null>(null);
export const hasMoreModels = signal(false);
export const modelsError = signal<string | null>(null);
/** What happened to models, newest first. */
export const modelEvents = signal<readonly ModelEvent[]>([]);

let lastSequence: string | null = null;

export async function refreshModels(): Promise<void> {
  try {
    const { models: page } = await query<{ models: Page<Model> }>(documents.models, {
      first: ModelsMax,
      events: EventsOfModelMax,
    });
    models.value = page.nodes;
    hasMoreModels.value = page.pageInfo.hasNextPage;
    addEvents(page.nodes.flatMap(({ events }) => events));
    modelsError.value = null;
  } catch (error) {
    modelsError.value = (error as Error).message;
  }
}

/** Each event once, however it came. */
function addEvents(found: readonly ModelEvent[]): void {
  const bySequence = new Map([...modelEvents.value, ...found].map((event) => [event.sequence, event]));
  const sorted = [...bySequence.values()].sort((left, right) => (BigInt(left.sequence) < BigInt(right.sequence) ? 1 : -1));
  modelEvents.value = sorted.slice(0, EventsMax);
  lastSequence = sorted[0]?.sequence ?? lastSequence;
}

/** Loads the models, again after each reconnect, and follows their events from the last one seen. */
export function startModels(): void {
  effect(() => {
    void reconnectCount.value;
    void refreshModels();
  });
  window.setInterval(() => {
    if (!document.hidden) void refreshModels();
  }, RefreshMs);
  const variables = {
    get fromSequence() {
      return lastSequence;
    },
  };
  let arrived: ModelEvent[] = [];
  subscribe<{ modelEvents: ModelEvent }>(documents.modelEvents, variables, ({ modelEvents: event }) => {
    arrived = [...arrived, event].slice(-EventsMax);
    lastSequence = event.sequence;
    onNextFrame('models', () => {
      addEvents(arrived);
      arrived = [];
      void refreshModels();
    });
  });
}

/** The version in charge of a model's scope, as far as the list knows. */
export function championOf(scope: string): Model | null {
  return models.value?.find((model) => model.scope === scope && model.state === 'CHAMPION') ?? null;
}

export function promoteModel({ id, scope }: Model, reason: string): Promise<string | null> {
  const expectedChampion = championOf(scope)?.id ?? null;
  return send(documents.promoteModel, { id, expectedChampion, reason: reason || null }, refreshModels);
}

export function rollBackModel({ id, scope }: Model, reason: string): Promise<string | null> {
  return send(documents.rollBackModel, { scope, expectedChampion: id, reason: reason || null }, refreshModels);
}
