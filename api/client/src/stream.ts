import { print, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import type { Client } from 'graphql-ws';
import type { Credentials } from './credentials.js';
import { AetherionError } from './errors.js';
import { knownValues } from './knownValues.js';
import type { Place, PlacedEvent } from './place.js';

const RetryDelayMsMin = 500;
const RetryDelayMsMax = 30_000;

/** The kinds of messages that tell of the stream and not of what it is about. */
type StreamMessage = { __typename: 'StreamGap' } | { __typename: 'StreamStatus' };

/** What the only field of a subscription sends. */
export type EventOf<Data> = Data[keyof Data];

/** What a subscriber is told. `error` and `complete` are the end; everything else may come again and again. */
export interface StreamObserver<Data> {
  /** A snapshot or an event. Keep its `epoch` and `sequence` to go on from there in another process. */
  next(event: Exclude<EventOf<Data>, StreamMessage>): void;
  /** What lies between could not be sent any more; a snapshot follows. */
  gap?(gap: Extract<EventOf<Data>, { __typename: 'StreamGap' }>): void;
  /** Whether what the stream shows can be trusted now. It comes at least every 15 seconds when nothing else does. */
  status?(status: Extract<EventOf<Data>, { __typename: 'StreamStatus' }>): void;
  /** The service ended the stream for a reason that passes (SLOW_CONSUMER, UNAVAILABLE): it is taken up again. */
  interrupted?(error: AetherionError): void;
  error?(error: AetherionError): void;
  complete?(): void;
}

/** The untyped side of an observer. */
type Observer = { [Name in keyof StreamObserver<never>]: (value: unknown) => void };

interface Result {
  data?: Record<string, PlacedEvent> | null;
  errors?: readonly GraphQLFormattedError[];
}

/**
 * Follows a stream through lost connections: each time it is taken up again it goes on after the last message seen, and
 * what comes a second time is dropped.
 */
export class Stream {
  private readonly query: string;
  private readonly observer: Observer;
  private delayMs = RetryDelayMsMin;
  private isEnded = false;
  private hasRenewed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly socket: Client,
    private readonly credentials: Credentials,
    private readonly document: DocumentNode,
    private readonly place: Place,
    observer: unknown,
    private readonly ended: () => void,
  ) {
    this.query = print(document);
    this.observer = observer as Observer;
  }

  start(): void {
    // The socket calls a subscription that was given up complete; only one that the service completes is.
    let isGivenUp = false;
    const unsubscribe = this.socket.subscribe<Record<string, PlacedEvent>>(
      { query: this.query, variables: this.place.variables },
      {
        next: (result) => this.receive(result as Result),
        error: (reason) => this.fail(AetherionError.ofSubscription(reason)),
        complete: () => {
          if (!isGivenUp) this.end(() => this.observer.complete?.(undefined));
        },
      },
    );
    this.unsubscribe = () => {
      isGivenUp = true;
      unsubscribe();
    };
  }

  stop(): void {
    this.end(() => undefined);
    clearTimeout(this.timer);
    this.unsubscribe();
  }

  private receive({ data, errors }: Result): void {
    if (this.isEnded) return;
    if (!data || (errors && errors.length > 0)) {
      this.unsubscribe();
      this.fail(AetherionError.ofResult(errors ?? [], data));
      return;
    }
    this.delayMs = RetryDelayMsMin;
    this.hasRenewed = false;
    const [event] = Object.values(knownValues(this.document, data));
    if (!event || !this.place.advance(event)) return;
    if (event.__typename === 'StreamGap') this.observer.gap?.(event);
    else if (event.__typename === 'StreamStatus') this.observer.status?.(event);
    else this.observer.next(event);
  }

  private fail(error: AetherionError): void {
    if (this.isEnded) return;
    if (error.code === 'UNAUTHENTICATED' && this.credentials.isRenewable && !this.hasRenewed && !error.cause) {
      this.hasRenewed = true;
      this.credentials.forget();
      this.again(0);
    } else if (error.retryable) {
      this.again(Math.max(this.delayMs, error.retryAfterMs ?? 0));
      this.delayMs = Math.min(RetryDelayMsMax, this.delayMs * 2);
      this.observer.interrupted?.(error);
    } else {
      this.end(() => this.observer.error?.(error));
    }
  }

  private again(delayMs: number): void {
    this.timer = setTimeout(() => this.start(), delayMs);
  }

  private end(tell: () => void): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.ended();
    tell();
  }
}
