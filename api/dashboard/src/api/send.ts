import { mutate } from './client';
import type { MutationError } from './types';

type Payload = Record<string, { errors: MutationError[] }>;

/** Sends a mutation, then refreshes; what the service refuses comes back as text, null when it was done. */
export async function send(
  document: string,
  input: Record<string, unknown>,
  refresh: () => Promise<void>,
): Promise<string | null> {
  try {
    const payload = Object.values(await mutate<Payload>(document, { input }))[0];
    await refresh();
    return payload?.errors.map((error) => error.message).join(' ') || null;
  } catch (error) {
    return (error as Error).message;
  }
}
