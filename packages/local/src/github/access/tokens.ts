import { randomBytes } from 'node:crypto';
import { LocalGitHubError } from '../errors.ts';
import { accepted, type Level, type Permission } from './permissions.ts';

/** An app's installation token, a job's GITHUB_TOKEN, or a personal access token. */
export type TokenKind = 'installation' | 'actions' | 'pat';

export interface TokenOptions {
  /** Who it acts as: `name[bot]` for an app; always github-actions[bot] for a job's token. */
  readonly login: string;
  readonly kind: TokenKind;
  /** owner/name of each repository that it reaches; exactly one for a job's token. */
  readonly repositories: readonly string[];
  readonly permissions: Readonly<Partial<Record<Permission, Level>>>;
}

export interface Token extends TokenOptions {
  readonly value: string;
}

const prefixes: Record<TokenKind, string> = { installation: 'ghs_', actions: 'ghs_', pat: 'ghp_' };

/** The tokens that were given out. */
export class Tokens {
  readonly #issued = new Map<string, Token>();

  issue(options: TokenOptions): string {
    check(options);
    const value = `${prefixes[options.kind]}${letters(36)}`;
    const login = options.kind === 'actions' ? 'github-actions[bot]' : options.login;
    this.#issued.set(value, { ...options, login, value });
    return value;
  }

  find(value: string): Token | undefined {
    return this.#issued.get(value);
  }

  clear(): void {
    this.#issued.clear();
  }
}

function check({ kind, repositories, permissions }: TokenOptions): void {
  const unknown = Object.keys(permissions).filter((name) => !accepted(name));
  const problem =
    kind === 'actions' && repositories.length !== 1
      ? "A job's GITHUB_TOKEN reaches exactly its own repository."
      : unknown.length > 0
        ? `GitHub has no permission ${unknown.join(', ')}.`
        : undefined;
  if (problem === undefined) return;
  throw new LocalGitHubError({
    code: 'token-invalid',
    problem,
    remedy: 'Use kind "installation" for several repositories, and the names in access/permissions.ts.',
  });
}

function letters(count: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return [...randomBytes(count)].map((byte) => alphabet[byte % alphabet.length] ?? '').join('');
}
