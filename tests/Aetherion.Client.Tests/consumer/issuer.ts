// An issuer of tokens on this machine.
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export class Issuer {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private readonly server: Server;
  /** How many tokens were made. */
  count = 0;

  constructor() {
    const jwk = { ...this.keys.publicKey.export({ format: 'jwk' }), kid: 'first', use: 'sig', alg: 'ES256' };
    this.server = createServer((_, answer) => answer.end(JSON.stringify({ keys: [jwk] })));
  }

  /** Where the keys are published. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwks`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** A token of a trader of the tenant alpha, for some seconds. */
  token(seconds: number): string {
    this.count++;
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: 'https://id.example', aud: 'aetherion', sub: 'alice', tenant: 'alpha', role: 'trader', scope: 'read trade' };
    const text = [{ alg: 'ES256', kid: 'first', typ: 'JWT' }, { ...claims, nbf: now - 60, exp: now + seconds }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = sign('sha256', Buffer.from(text), { key: this.keys.privateKey, dsaEncoding: 'ieee-p1363' });
    return `${text}.${signature.toString('base64url')}`;
  }
}
