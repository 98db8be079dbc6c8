import { AetherionError } from './errors.js';

/** How long before a token expires another is asked for. */
const RenewAheadMs = 30_000;

/** A bearer token, or what gives a fresh one whenever it is asked. */
export type TokenSource = string | (() => string | Promise<string>);

/** What the client signs in with; a token is kept until it is about to expire or has been refused. */
export class Credentials {
  private current: Promise<string> | null = null;
  private renewAtMs = Number.POSITIVE_INFINITY;

  constructor(
    private readonly source: TokenSource | undefined,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether another token can be had. */
  get isRenewable(): boolean {
    return typeof this.source === 'function';
  }

  /** How long the token of now may be used before another is asked for; infinite when it does not tell. */
  get renewInMs(): number {
    return Math.max(0, this.renewAtMs - this.now());
  }

  /** The value of an Authorization header; null in local mode, which asks for none. */
  async authorization(): Promise<string | null> {
    if (this.source === undefined) return null;
    if (this.isRenewable && this.renewInMs === 0) this.forget();
    this.current ??= this.ask(this.source);
    return `Bearer ${await this.current}`;
  }

  /** Has the next request ask for another token, since this one was refused or is about to expire. */
  forget(): void {
    if (!this.isRenewable) return;
    this.current = null;
    this.renewAtMs = Number.POSITIVE_INFINITY;
  }

  private async ask(source: TokenSource): Promise<string> {
    try {
      const token = typeof source === 'function' ? await source() : source;
      this.renewAtMs = expiryOf(token) - RenewAheadMs;
      return token;
    } catch (cause) {
      this.forget();
      throw new AetherionError('UNAUTHENTICATED', 'No token could be had to sign in with.', { cause });
    }
  }
}

/** The `exp` of a JWT in milliseconds; infinite for an API key and whatever else does not tell. */
function expiryOf(token: string): number {
  try {
    const { exp } = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
    return typeof exp === 'number' ? exp * 1000 : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
