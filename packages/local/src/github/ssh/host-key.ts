import { createHash, generateKeyPairSync } from 'node:crypto';

const curve = 'nistp256';
const type = `ecdsa-sha2-${curve}`;

/** A server's own key, made by node alone so that ssh2 need not be loaded before the first connection. */
export class HostKey {
  /** SEC1, the form of an EC key that ssh2 reads. */
  readonly privateKey: string;
  /** `type base64`, as known_hosts and GET /meta hold it. */
  readonly publicKey: string;
  /** SHA256, base64 without padding. */
  readonly fingerprint: string;

  constructor() {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' });
    // RFC 5656 section 3.1: type, curve, and the uncompressed point.
    const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    const blob = Buffer.concat([Buffer.from(type), Buffer.from(curve), point].map(lengthFirst));
    this.privateKey = pair.privateKey.export({ format: 'pem', type: 'sec1' }).toString();
    this.publicKey = `${type} ${blob.toString('base64')}`;
    this.fingerprint = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  }
}

function lengthFirst(field: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(field.length);
  return Buffer.concat([length, field]);
}
