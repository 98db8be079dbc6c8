import {
  FollowModelsDocument,
  ModelsDocument,
  PromoteModelDocument,
  RollBackModelDocument,
} from '@aetherion/client';
import { effect, signal } from '@preact/signals';
import { query, reconnectCount, subscribe } from '../api/client';
import type { Model, ModelEvent } from '../api/types';
import { send } from '../api/send';
import { onNextFrame } from './frame';

const ModelsMax = 50;
/** Events of before that are read again at the start, and those that are kept. */
const EventsMax = 30;
const RefreshMs = 60_000;

/** The versions of models, newest first; null before the first answer. */
export const models = signal<readonly Model[] | null>(null);
export const hasMoreModels = signal(false);
export const modelsError = signal<string | null>(null);
/** What happened to models, newest first. */
export const modelEvents = signal<readonly ModelEvent[]>([]);

export async function refreshModels(): Promise<void> {
  try {
    const { models: page } = await query(ModelsDocument, { first: ModelsMax });
    models.value = page.nodes;
    hasMoreModels.value = page.pageInfo.hasNextPage;
    modelsError.value = null;
  } catch (error) {
    modelsError.value = (error as Error).message;
  }
}

/** Loads the models, again after each reconnect, and follows their events from some before the last one on. */
export function startModels(): void {
  effect(() => {
    void reconnectCount.value;
    void refreshModels();
  });
  window.setInterval(() => {
    if (!document.hidden) void refreshModels();
  }, RefreshMs);
  const stop = effect(() => {
    if (models.value === null) return;
    const last = models.value.flatMap(({ events }) => events.nodes.map(({ sequence }) => BigInt(sequence)));
    const first = last.reduce((most, each) => (each > most ? each : most), 0n) - BigInt(EventsMax);
    followEvents(first > 0n ? first : 0n);
    queueMicrotask(() => stop());
  });
}

/** Each event comes once, whatever the socket does. */
function followEvents(first: bigint): void {
  let seen = first;
  let arrived: ModelEvent[] = [];
  const variables = {
    get fromSequence() {
      return seen.toString();
    },
  };
  subscribe(FollowModelsDocument, variables, (event) => {
    if (event.__typename !== 'ModelEvent' || BigInt(event.sequence) <= seen) return;
    seen = BigInt(event.sequence);
    arrived = [...arrived, event].slice(-EventsMax);
    onNextFrame('models', () => {
      modelEvents.value = [...arrived.toReversed(), ...modelEvents.value].slice(0, EventsMax);
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
  return send(PromoteModelDocument, { id, expectedChampion, reason: reason || null }, refreshModels);
}

export function rollBackModel({ id, scope }: Model, reason: string): Promise<string | null> {
  return send(RollBackModelDocument, { scope, expectedChampion: id, reason: reason || null }, refreshModels);
}
