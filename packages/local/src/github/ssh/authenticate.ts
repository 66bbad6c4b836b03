import ssh2, { type AuthContext } from 'ssh2';
import type { DeployKey, DeployKeys } from '../access/deploy-keys.ts';

/** Accepts `git` with a known deploy key, and says which; everybody else sees "Permission denied (publickey)". */
export function authenticate(keys: DeployKeys, context: AuthContext): DeployKey | undefined {
  if (context.method !== 'publickey' || context.username !== 'git') {
    context.reject(['publickey']);
    return undefined;
  }
  const key = keys.byData(context.key.data);
  // Without a signature the client only asks whether this key would do.
  const signed = context.signature === undefined || verified(key, context);
  if (key === undefined || !signed) {
    context.reject(['publickey']);
    return undefined;
  }
  context.accept();
  return key;
}

type KeyContext = Extract<AuthContext, { method: 'publickey' }>;

function verified(key: DeployKey | undefined, { blob, signature, hashAlgo }: KeyContext): boolean {
  if (key === undefined || blob === undefined || signature === undefined) return false;
  const parsed = ssh2.utils.parseKey(key.key);
  if (parsed instanceof Error) return false;
  // Its type says boolean, but some broken signatures are answered with an Error.
  const answer: unknown = parsed.verify(blob, signature, hashAlgo);
  return answer === true;
}
