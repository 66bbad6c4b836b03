import type { Resource } from '@aws-cdk/service-spec-types';
import { generated } from './generated.ts';

const format = /^arn:\$\{Partition\}:(?<service>[^:]*):(?<region>[^:]*):(?<account>[^:]*):(?<rest>.*)$/;

/** What the ARNs of a service, or of one kind of its resources, have no room for. */
export function arnFormats(types: readonly Resource[]): string {
  const byService = new Map<string, Map<string, string>>();
  for (const { arnTemplate = '' } of types) {
    const { service, region, account, rest = '' } = format.exec(arnTemplate)?.groups ?? {};
    if (service === undefined) continue;
    const lacks = [...(region === '' ? ['region'] : []), ...(account === '' ? ['account'] : [])].join(' ');
    const kinds = byService.get(service) ?? new Map<string, string>();
    const [kind = ''] = rest.split(/[/:]/);
    // Two formats of one kind: the one that lacks more, so that neither is called wrong.
    if (lacks.length >= (kinds.get(kind) ?? '').length) kinds.set(kind, lacks);
    byService.set(service, kinds);
  }
  const entries = [...byService].flatMap(([service, kinds]) => entriesOf(service, kinds));
  return generated({
    comment:
      'By `service`, or `service:kind` where its kinds differ: which of region and account its ARNs leave empty.',
    declaration: `export const arnFormats: ReadonlyMap<string, string> = new Map(${JSON.stringify(entries)});`,
  });
}

function entriesOf(service: string, kinds: ReadonlyMap<string, string>): [string, string][] {
  const [only, ...others] = new Set(kinds.values());
  if (only !== undefined && others.length === 0) return only === '' ? [] : [[service, only]];
  // A kind without a name of its own (a bucket is just its name) stands for all that are not named.
  const nameless = [...kinds].find(([kind]) => kind === '' || kind.startsWith('${'))?.[1] ?? '';
  const named = [...kinds].filter(([kind, lacks]) => kind !== '' && !kind.startsWith('${') && lacks !== nameless);
  return [
    ...(nameless === '' ? [] : [[service, nameless] satisfies [string, string]]),
    ...named.map(([kind, lacks]): [string, string] => [`${service}:${kind}`, lacks]),
  ];
}
