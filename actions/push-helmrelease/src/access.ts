/** How the repository is reached. */
export type Access =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'ssh'; readonly key: string; readonly knownHosts: string | undefined };

interface Given {
  readonly token: string | undefined;
  readonly 'ssh-key': string | undefined;
  readonly 'ssh-known-hosts': string | undefined;
}

interface AccessFault {
  readonly kind: 'fault';
  readonly fault: { readonly input: string; readonly message: string };
}

/** Exactly one of token and key. There is no default: the job's own token cannot reach another repository. */
export function accessOf({ token, 'ssh-key': key, 'ssh-known-hosts': knownHosts }: Given): Access | AccessFault {
  if (token !== undefined && key !== undefined) return fault('give one of them, not both');
  if (token !== undefined) return { kind: 'token', token };
  if (key !== undefined) return { kind: 'ssh', key, knownHosts };
  return fault(
    'give one of them: the token of a GitHub App with contents:write on the repository, or a deploy key with write access ' +
      "to it. There is no default, because the job's own GITHUB_TOKEN cannot reach another repository",
  );
}

function fault(message: string): AccessFault {
  return { kind: 'fault', fault: { input: 'token, ssh-key', message } };
}
