import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who may ask the API server for what, each by a token of its own. */
const users = [
  { user: 'admin', group: 'system:masters' },
  { user: 'system:kube-controller-manager', group: '' },
  { user: 'system:kube-scheduler', group: '' },
  { user: 'kwok', group: 'system:masters' },
] as const;

export type User = (typeof users)[number]['user'];

export interface Identities {
  /** For --token-auth-file. */
  readonly tokensFile: string;
  /** The key that service account tokens are signed with. */
  readonly serviceAccountKey: string;
  /** Writes a kubeconfig for `user` and gives its path. */
  kubeconfig(user: User, server: { readonly url: string; readonly certificate: string }): string;
  token(user: User): string;
}

export function makeIdentities(folder: string): Identities {
  const tokens = new Map(users.map(({ user }) => [user, randomBytes(24).toString('hex')]));
  const token = (user: User) => tokens.get(user) ?? '';
  const rows = users.map(({ user, group }) => `${token(user)},${user},${user},${group}`);
  const tokensFile = secretFile(join(folder, 'tokens.csv'), `${rows.join('\n')}\n`);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // Kubernetes takes the public key out of this form, and not out of PKCS 8 (k8s.io/client-go/util/keyutil).
  const pem = privateKey.export({ type: 'sec1', format: 'pem' });
  return {
    tokensFile,
    serviceAccountKey: secretFile(join(folder, 'service-account.key'), String(pem)),
    token,
    kubeconfig: (user, server) =>
      secretFile(join(folder, `${user.replace('system:', '')}.kubeconfig`), kubeconfigText(server, token(user))),
  };
}

function secretFile(path: string, content: string): string {
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

/** JSON is YAML. */
function kubeconfigText({ url, certificate }: { url: string; certificate: string }, token: string): string {
  const name = 'iac';
  return JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        { name, cluster: { server: url, 'certificate-authority-data': Buffer.from(certificate).toString('base64') } },
      ],
      users: [{ name, user: { token } }],
      contexts: [{ name, context: { cluster: name, user: name } }],
      'current-context': name,
    },
    undefined,
    2,
  );
}
