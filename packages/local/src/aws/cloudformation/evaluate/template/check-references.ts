import { formatError, templateError, TemplateFault } from '../fault.ts';
import type { Json } from '../json.ts';
import { isPseudo } from './pseudo.ts';
import { references } from './references.ts';
import type { ResourceDeclaration, Template } from './template.ts';

/** Throws where something is referred to that the template does not have, or resources depend on each other in a circle. */
export function checkReferences(template: Template): void {
  checkConditions(template);
  const resources = [...template.resources.values()];
  checkBlock(template, 'Resources', resources);
  refuseCycle(new Map(resources.map((each) => [each.logicalId, dependencies(template, each)])));
  const outputs = [...template.outputs.values()];
  checkBlock(
    template,
    'Outputs',
    outputs.map(({ value, exportName, condition }) => ({
      properties: [value, exportName ?? ''],
      dependsOn: [],
      ...(condition !== undefined && { condition }),
    })),
  );
}

/** The resources that one depends on, by DependsOn or by reference. */
export function dependencies(
  template: Template,
  { properties, dependsOn, body }: ResourceDeclaration,
): readonly string[] {
  const named = [...references([properties, body['Metadata'] ?? ''])].flatMap(({ kind, name }) =>
    kind !== 'condition' && template.resources.has(name) ? [name] : [],
  );
  return [...new Set([...dependsOn, ...named])];
}

interface Referring {
  readonly properties: Json;
  readonly dependsOn: readonly string[];
  readonly condition?: string;
}

function checkBlock(template: Template, block: string, all: readonly Referring[]): void {
  const unresolved = new Set<string>();
  for (const { properties, dependsOn, condition } of all) {
    if (condition !== undefined && !template.conditions.has(condition))
      throw formatError(`Unresolved condition dependency ${condition} in the ${block} block of the template`);
    for (const name of dependsOn) if (!template.resources.has(name)) unresolved.add(name);
    for (const each of references(properties)) {
      if (each.kind === 'condition' && !template.conditions.has(each.name))
        throw templateError(`unresolved condition dependency ${each.name} in Fn::If`);
      if (each.kind === 'attribute' && !template.resources.has(each.name))
        throw templateError(`instance of Fn::GetAtt references undefined resource ${each.name}`);
      if (each.kind === 'ref' && !isKnown(template, each.name)) unresolved.add(each.name);
    }
  }
  if (unresolved.size > 0)
    throw formatError(
      `Unresolved resource dependencies [${[...unresolved].join(', ')}] in the ${block} block of the template`,
    );
}

function isKnown({ parameters, resources }: Template, name: string): boolean {
  return parameters.has(name) || resources.has(name) || isPseudo(name);
}

function checkConditions({ conditions, parameters }: Template): void {
  const unresolved = [...conditions.values()].flatMap((condition) =>
    [...references(condition)].flatMap(({ kind, name }) =>
      kind === 'attribute' || (kind === 'ref' && !parameters.has(name) && !isPseudo(name)) ? [name] : [],
    ),
  );
  if (unresolved.length > 0)
    throw formatError(
      `Unresolved dependencies [${[...new Set(unresolved)].join(', ')}]. Cannot reference resources in the Conditions block of the template`,
    );
}

/** AWS names the resources of the circle in no order that it publishes; here it is the template's. */
function refuseCycle(graph: ReadonlyMap<string, readonly string[]>): void {
  const left = new Map(graph);
  for (let found = true; found;) {
    const free = [...left].filter(([, needs]) => !needs.some((name) => left.has(name)));
    for (const [name] of free) left.delete(name);
    found = free.length > 0;
  }
  // What only stands on a circle is left over too: it goes as soon as nothing that is left stands on it.
  for (let found = true; found;) {
    const needed = new Set([...left.values()].flat());
    const free = [...left.keys()].filter((name) => !needed.has(name));
    for (const name of free) left.delete(name);
    found = free.length > 0;
  }
  if (left.size > 0)
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
    throw new TemplateFault(`Circular dependency between resources: [${[...left.keys()].join(', ')}]`);
}
