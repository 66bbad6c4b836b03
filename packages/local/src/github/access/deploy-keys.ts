import { LocalGitHubError } from '../errors.ts';

export interface DeployKey {
  readonly id: number;
  /** The one repository that it belongs to. */
  readonly fullName: string;
  readonly title: string;
  readonly readOnly: boolean;
  /** `type base64`, without the comment, as GitHub stores it. */
  readonly key: string;
  readonly addedBy?: string;
  readonly createdAt: string;
}

export type NewDeployKey = Pick<DeployKey, 'fullName' | 'title' | 'readOnly' | 'addedBy'> & { readonly key: string };

/** Why GitHub does not take a key, in its words. */
export type KeyRefusal = 'key is invalid. You must supply a key in OpenSSH public key format' | 'key is already in use';

const types = /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-(ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)$/;

/** All deploy keys; a key is in use once, whatever the repository. */
export class DeployKeys {
  readonly #keys = new Map<number, DeployKey>();
  #last = 0;

  add(wanted: NewDeployKey): DeployKey | KeyRefusal {
    const key = normalised(wanted.key);
    if (key === undefined) return 'key is invalid. You must supply a key in OpenSSH public key format';
    if (this.#find((other) => other.key === key) !== undefined) return 'key is already in use';
    this.#last += 1;
    const added: DeployKey = { ...wanted, key, id: this.#last, createdAt: new Date().toISOString() };
    this.#keys.set(added.id, added);
    return added;
  }

  /** Like add(), for tests: what GitHub refuses is an error. */
  require(wanted: NewDeployKey): DeployKey {
    const added = this.add(wanted);
    if (typeof added !== 'string') return added;
    throw new LocalGitHubError({
      code: 'key-refused',
      problem: `GitHub would refuse the deploy key of ${wanted.fullName}: ${added}.`,
      remedy: 'Pass a public key as `ssh-keygen -t ed25519` writes it; one key belongs to one repository.',
    });
  }

  of(fullName: string): DeployKey[] {
    return [...this.#keys.values()].filter((key) => key.fullName.toLowerCase() === fullName.toLowerCase());
  }

  /** By the key itself: its type and its data. */
  byData(data: Buffer): DeployKey | undefined {
    const encoded = data.toString('base64');
    return this.#find(({ key }) => key.slice(key.indexOf(' ') + 1) === encoded);
  }

  remove({ id }: DeployKey): void {
    this.#keys.delete(id);
  }

  clear(): void {
    this.#keys.clear();
  }

  #find(matches: (key: DeployKey) => boolean): DeployKey | undefined {
    return [...this.#keys.values()].find(matches);
  }
}

/** `type base64` when the data begins with its type, as RFC 4253 section 6.6 writes it. */
function normalised(text: string): string | undefined {
  const [type = '', encoded = ''] = text.trim().split(/\s+/);
  const data = Buffer.from(encoded, 'base64');
  if (!types.test(type) || data.length < 4 + type.length) return undefined;
  const inner = data.subarray(4, 4 + data.readUInt32BE(0)).toString();
  return inner === type ? `${type} ${data.toString('base64')}` : undefined;
}
