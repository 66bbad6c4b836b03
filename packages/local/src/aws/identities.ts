/** Whose access key it is. */
export interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/** The access keys that this AWS knows. Secrets are handed out, but no signature is verified with them. */
export class Identities {
  readonly #known = new Map<string, Identity>();
  readonly #expired = new Set<string>();
  readonly #allowed = new Map<string, (action: string) => boolean>();

  /** A session of the role `deploy` in that account; a key of any name. */
  add(accessKeyId: string, account: string): Identity {
    const identity: Identity = {
      accessKeyId,
      secretAccessKey: `secret-of-${accessKeyId}`,
      account,
      arn: `arn:aws:sts::${account}:assumed-role/deploy/local`,
      userId: 'AROALOCALDEPLOYROLE00:local',
    };
    this.#known.set(accessKeyId, identity);
    return identity;
  }

  /** From now on the key answers that its token has expired. */
  expire(accessKeyId: string): void {
    this.#expired.add(accessKeyId);
  }

  /** From now on the key may do these actions (`ecr:PutImage`) and no others; until then it may do everything. */
  allow(accessKeyId: string, actions: (action: string) => boolean): void {
    this.#allowed.set(accessKeyId, actions);
  }

  allows(accessKeyId: string, action: string): boolean {
    return this.#allowed.get(accessKeyId)?.(action) ?? true;
  }

  find(accessKeyId: string): Identity | undefined {
    return this.#known.get(accessKeyId);
  }

  isExpired(accessKeyId: string): boolean {
    return this.#expired.has(accessKeyId);
  }
}
