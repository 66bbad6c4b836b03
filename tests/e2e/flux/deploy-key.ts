import { generateKeyPairSync } from 'node:crypto';
import type { GitHub, Repository } from '@iac/local/github';

// What `flux bootstrap` makes.
const curve = 'nistp384';
const type = `ecdsa-sha2-${curve}`;

/** Gives the repository a deploy key, and makes the Secret by which Flux uses it: the key, and the one server it is for. */
export function deployKeySecret(github: GitHub, repository: Repository, { readOnly }: { readOnly: boolean }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  // RFC 5656 section 3.1: type, curve and the uncompressed point, each after its length.
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const blob = Buffer.concat([Buffer.from(type), Buffer.from(curve), point].flatMap((field) => [length(field), field]));
  const line = `${type} ${blob.toString('base64')}`;
  github.addDeployKey(repository.fullName, line, { readOnly, title: 'flux-system' });
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'flux-system', namespace: 'flux-system' },
    stringData: {
      identity: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'identity.pub': line,
      known_hosts: github.ssh.knownHosts,
    },
  };
}

function length(field: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(field.length);
  return bytes;
}
