import type { DocumentNode } from 'graphql';

/** What every message of a stream has, as far as the document selects it. */
export interface PlacedEvent {
  __typename?: string;
  epoch?: string;
  sequence?: string;
  candle?: { closed?: boolean };
}

/**
 * How far a stream has been read. `variables` always ask for what comes after that, where the document has variables
 * for it (`fromSequence` and `epoch`); the first values of these may be those of an earlier run.
 */
export class Place {
  readonly variables: Record<string, unknown>;
  private readonly isKept: boolean;
  private epoch: string | undefined;
  private sequence: string | undefined;

  constructor(document: DocumentNode, variables: Record<string, unknown>) {
    this.variables = { ...variables };
    this.isKept = hasVariable(document, 'fromSequence');
    if (!this.isKept) return;
    this.epoch = textOf(variables['epoch']);
    this.sequence = textOf(variables['fromSequence']);
    const place = (name: string, get: () => string | undefined): void => {
      Object.defineProperty(this.variables, name, { enumerable: true, get });
    };
    place('fromSequence', () => this.sequence);
    if (hasVariable(document, 'epoch')) place('epoch', () => this.epoch);
  }

  /** Moves on to a message; false for one that has been seen before. */
  advance({ __typename, epoch, sequence, candle }: PlacedEvent): boolean {
    if (!this.isKept || epoch === undefined || sequence === undefined) return true;
    // A gap and a status have the place of what was sent before them, and a snapshot stands at the stream's own.
    const isEvent = !/^Stream|Snapshot$/.test(__typename ?? '');
    if (isEvent && epoch === this.epoch && this.sequence !== undefined) {
      const step = BigInt(sequence) - BigInt(this.sequence);
      // A bar that is forming has the sequence of the last closed one, and comes many times.
      if (step < 0n || (step === 0n && candle?.closed !== false)) return false;
    }
    this.epoch = epoch;
    this.sequence = sequence;
    return true;
  }
}

function hasVariable(document: DocumentNode, name: string): boolean {
  return document.definitions.some(
    (definition) =>
      definition.kind === 'OperationDefinition' &&
      definition.variableDefinitions?.some(({ variable }) => variable.name.value === name),
  );
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
