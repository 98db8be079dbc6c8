import { mutate } from './client';
import type { MutationError } from './types';

type Payload = Record<string, { errors: MutationError[] }>;

/**
 * Sends a mutation under a key of its own, then refreshes; what the service refuses comes back as text, null when it was
 * done.
 */
export async function send(
  document: string,
  input: Record<string, unknown>,
  refresh: () => Promise<void>,
): Promise<string | null> {
  try {
    const payload = Object.values(await mutate<Payload>(document, { input: withKey(input) }))[0];
    await refresh();
    return payload?.errors.map((error) => error.message).join(' ') || null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** So that a request that is sent again, by whatever lies between here and the service, has one effect. */
function withKey(input: Record<string, unknown>): Record<string, unknown> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return { idempotencyKey: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''), ...input };
}
