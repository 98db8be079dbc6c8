import { print, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import type { Credentials } from './credentials.js';
import { AetherionError } from './errors.js';
import { knownValues } from './knownValues.js';

export interface RequestOptions {
  /** Ends the request, as `AbortSignal.timeout(5000)` does. */
  signal?: AbortSignal;
}

interface Answer {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[];
}

/** Sends operations by POST, with a fresh token once when the service refuses the one it had. */
export class HttpTransport {
  constructor(
    private readonly url: URL,
    private readonly credentials: Credentials,
    private readonly fetch: typeof globalThis.fetch,
  ) {}

  async send(document: DocumentNode, variables: object | undefined, options: RequestOptions): Promise<unknown> {
    const body = JSON.stringify({ query: print(document), variables });
    let answer = await this.post(body, options);
    if (this.credentials.isRenewable && isUnauthenticated(answer)) {
      this.credentials.forget();
      answer = await this.post(body, options);
    }
    const { data, errors } = answer;
    if (errors && errors.length > 0) throw AetherionError.ofResult(errors, data);
    return knownValues(document, data);
  }

  private async post(body: string, { signal }: RequestOptions): Promise<Answer> {
    const authorization = await this.credentials.authorization();
    const response = await this.reach({
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'content-type': 'application/json',
        ...(authorization && { authorization }),
      },
      body,
      ...(signal && { signal }),
    });
    const answer = await read(response);
    if (answer?.data || answer?.errors) return answer;
    throw AetherionError.unreachable(`The address answered ${response.status} without a GraphQL result.`, {
      retryable: response.status === 429 || response.status >= 500,
      retryAfterMs: (Number(response.headers.get('retry-after')) || 0) * 1000 || null,
    });
  }

  private async reach(request: RequestInit): Promise<Response> {
    try {
      return await this.fetch(this.url, request);
    } catch (cause) {
      if (request.signal?.aborted) throw cause;
      throw AetherionError.unreachable('The service cannot be reached.', { cause });
    }
  }
}

function isUnauthenticated({ errors }: Answer): boolean {
  return errors?.[0]?.extensions?.['code'] === 'UNAUTHENTICATED';
}

async function read(response: Response): Promise<Answer | null> {
  const text = await response.text();
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' ? answer : null;
  } catch {
    return null;
  }
}
