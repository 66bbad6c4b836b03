/** PURE: the only ssh_config that is read: one key, pinned hosts, no questions (man ssh_config). */
export function sshConfig({ socket, knownHosts }: { readonly socket: string; readonly knownHosts: string }): string {
  const options = {
    IdentityAgent: quote(socket),
    // The agent holds one key; with IdentitiesOnly it would not be offered, since no file names it.
    IdentityFile: 'none',
    IdentitiesOnly: 'no',
    PreferredAuthentications: 'publickey',
    UserKnownHostsFile: quote(knownHosts),
    GlobalKnownHostsFile: '/dev/null',
    StrictHostKeyChecking: 'yes',
    UpdateHostKeys: 'no',
    BatchMode: 'yes',
    ConnectTimeout: '15',
    ServerAliveInterval: '10',
    ServerAliveCountMax: '2',
    ClearAllForwardings: 'yes',
    ForwardAgent: 'no',
  };
  return Object.entries(options)
    .map(([name, value]) => `${name} ${value}\n`)
    .join('');
}

/** Both file options know `%` tokens. */
function quote(path: string): string {
  return `"${path.replaceAll('%', '%%')}"`;
}
