const KeyBytes = 16;

interface Keyed {
  idempotencyKey?: string | null | undefined;
}

/** A fresh key for one request and its repetitions: they have one effect and the same answer. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KeyBytes));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The input under a fresh key, unless it has one. Keep what this gives, and send the same again when it is not known
 * whether the first attempt arrived.
 */
export function withIdempotencyKey<Input extends object>(
  input: Input & Keyed,
): Omit<Input, keyof Keyed> & { idempotencyKey: string } {
  return { ...input, idempotencyKey: input.idempotencyKey ?? idempotencyKey() };
}
