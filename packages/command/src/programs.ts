const ssh = 'Install the OpenSSH client: `apt-get install openssh-client` in a Debian or Ubuntu container.';

/** How to get a program that is not there; one line each. */
const sources: Readonly<Record<string, string>> = {
  git: 'Install git: GitHub-hosted runners have it; in a Debian or Ubuntu container run `apt-get install git`.',
  ssh,
  'ssh-add': ssh,
  'ssh-agent': ssh,
};

export function howToGet(file: string): string {
  return sources[file] ?? `Install ${file}, or put the folder it is in on PATH.`;
}
