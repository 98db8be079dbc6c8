import type { GraphQLFormattedError } from 'graphql';

/** Refusals that come as the code of a closed socket. */
const closeCodes: Readonly<Record<number, string>> = {
  1008: 'RATE_LIMITED',
  1011: 'INTERNAL',
  4400: 'BAD_REQUEST',
  4401: 'UNAUTHENTICATED',
  4403: 'FORBIDDEN',
  4406: 'BAD_REQUEST',
  4408: 'TIMEOUT',
  4409: 'BAD_REQUEST',
  4429: 'BAD_REQUEST',
  4500: 'INTERNAL',
};

export interface ErrorDetails {
  retryable?: boolean;
  retryAfterMs?: number | null;
  errors?: readonly GraphQLFormattedError[];
  data?: unknown;
  cause?: unknown;
}

/**
 * What went wrong with a request or a subscription, by its stable code: those of the API, and `UNREACHABLE` when no
 * answer of the service came. What a mutation refuses is no error but stands in `errors` of its payload.
 */
export class AetherionError extends Error {
  override readonly name = 'AetherionError';
  /** Whether the same request may succeed later. Send a mutation again with the same `idempotencyKey` only. */
  readonly retryable: boolean;
  /** How long to wait first; null when the service did not say. */
  readonly retryAfterMs: number | null;
  /** The errors as the service sent them. */
  readonly errors: readonly GraphQLFormattedError[];
  /** What was answered beside the errors. */
  readonly data: unknown;

  constructor(
    readonly code: string,
    message: string,
    { retryable = false, retryAfterMs = null, errors = [], data, cause }: ErrorDetails = {},
  ) {
    super(message, { cause });
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
    this.errors = errors;
    this.data = data;
  }

  /** The first of the errors that GraphQL answered with; the others are in `errors`. */
  static ofResult(errors: readonly GraphQLFormattedError[], data?: unknown): AetherionError {
    const [first] = errors;
    const { code, retryable, retryAfterMs } = first?.extensions ?? {};
    return new AetherionError(typeof code === 'string' ? code : 'INTERNAL', first?.message ?? 'The answer is empty.', {
      retryable: retryable === true,
      retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : null,
      errors,
      data,
    });
  }

  static unreachable(message: string, details: ErrorDetails = {}): AetherionError {
    return new AetherionError('UNREACHABLE', message, { retryable: true, ...details });
  }

  /** What graphql-ws reports when a subscription ends: GraphQL errors, a closed socket, or a failure of its own. */
  static ofSubscription(reason: unknown): AetherionError {
    if (reason instanceof AetherionError) return reason;
    if (Array.isArray(reason)) return AetherionError.ofResult(reason);
    if (isClose(reason)) return AetherionError.ofClose(reason);
    return AetherionError.unreachable('The service cannot be reached.', { cause: reason });
  }

  private static ofClose({ code, reason }: Close): AetherionError {
    const known = closeCodes[code];
    const message = reason || `The socket was closed with ${code}.`;
    if (!known) return AetherionError.unreachable(message);
    return new AetherionError(known, message, { retryable: known === 'RATE_LIMITED' || known === 'TIMEOUT' });
  }
}

export interface Close {
  code: number;
  reason: string;
}

/** A WebSocket's close event, of whatever implementation. */
export function isClose(value: unknown): value is Close {
  return typeof value === 'object' && value !== null && 'code' in value && 'reason' in value && typeof value.code === 'number';
}
