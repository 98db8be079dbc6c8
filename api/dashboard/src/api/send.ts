import { withIdempotencyKey } from '@aetherion/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { mutate } from './client';

interface Payload {
  errors: readonly { message: string }[];
}

/**
 * Sends a mutation under a key of its own, so that one that is sent again, by whatever lies between here and the
 * service, has one effect; then refreshes. What the service refuses comes back as text, null when it was done.
 */
export async function send<Data extends Record<keyof Data, Payload>, Input extends { idempotencyKey?: unknown }>(
  document: TypedDocumentNode<Data, { input: Input }>,
  input: Omit<Input, 'idempotencyKey'>,
  refresh: () => Promise<void>,
): Promise<string | null> {
  try {
    const answer = await mutate(document, { input: withIdempotencyKey(input) as unknown as Input });
    await refresh();
    const [payload] = Object.values<Payload>(answer);
    return payload?.errors.map((error) => error.message).join(' ') || null;
  } catch (error) {
    return (error as Error).message;
  }
}
