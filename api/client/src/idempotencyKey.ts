const KeyBytes = 16;

/** A fresh key for one request and its repetitions: they have one effect and the same answer. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KeyBytes));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The input under a fresh key, unless it has one. Keep what this gives, and send the same again when it is not known
 * whether the first attempt arrived.
 */
export function withIdempotencyKey<Input extends object>(input: Input): Input & { idempotencyKey: string } {
  return { idempotencyKey: idempotencyKey(), ...input };
}
