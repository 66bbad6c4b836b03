// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
const part = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const pattern = new RegExp(`^${part}(?:/${part})*$`);
const shortest = 2;
const longest = 256;

const privateUri = /^(?<account>\d{12})\.dkr[.-]ecr[^/]*\/(?<name>[^:@]+)/;

/** What is wrong with the name of a private repository, and what to write instead; undefined if ECR takes it. */
export function nameFault(name: string): string | undefined {
  if (/^(https?:\/\/)?public\.ecr\.aws(\/|$)/.test(name))
    return `"${name}" is in the public registry, which has an API and permissions of its own: this action keeps private repositories only`;
  const uri = privateUri.exec(name.replace(/^https?:\/\//, ''))?.groups;
  if (uri !== undefined)
    return `"${name}" is an address; write "${uri['name'] ?? ''}", and registry-id "${uri['account'] ?? ''}" if that is another account`;
  if (/[,;]/.test(name)) return `"${name.slice(0, 40)}" is no name that ECR takes; write one name a line`;
  if (name.length > longest)
    return `"${name.slice(0, 40)}…" has ${String(name.length)} characters; at most ${String(longest)} fit`;
  if (pattern.test(name) && name.length >= shortest) return undefined;
  const better = nearest(name);
  const rule = `use lower-case letters and digits, at least ${String(shortest)} characters, with single . _ - or / between them`;
  return `"${name}" is no name that ECR takes: ${rule}${better === undefined ? '' : `; "${better}" would do`}`;
}

function nearest(name: string): string | undefined {
  const better = name
    .replace(/[:@].*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9._/-]+/g, '-')
    .split('/')
    .map((each) =>
      each
        .replace(/^[._-]+|[._-]+$/g, '')
        .replace(/[._-]*\.[._-]*/g, '.')
        .replace(/-*_[_-]*/g, '_'),
    )
    .filter((each) => each !== '')
    .join('/');
  return pattern.test(better) && better.length >= shortest ? better : undefined;
}
