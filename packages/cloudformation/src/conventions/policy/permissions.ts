import type { Path, Template } from '../../template/template.ts';
import type { Draft } from '../draft.ts';
import { items } from '../json.ts';
import { isRoleTemplate } from '../parameters.ts';
import { written } from '../written.ts';
import { checkArn } from './arn.ts';
import { allows, elementPath, entriesOf, type Entry, type Statement } from './document.ts';
import { policiesOf } from './policies.ts';

/** In templates of roles for service accounts: rights to everything, to any action, or in other environments. */
export function checkPermissions(template: Template): Draft[] {
  if (!isRoleTemplate(template)) return [];
  const policies = policiesOf(template).flatMap(({ path, statements }) =>
    statements === undefined
      ? [unreadable(path)]
      : statements.filter(allows).flatMap((statement) => checkStatement(template, statement)),
  );
  return [...policies, ...checkManagedPolicies(template)];
}

function checkStatement(template: Template, statement: Statement): Draft[] {
  return [
    ...entriesOf(statement, 'Action').flatMap(checkAction),
    ...entriesOf(statement, 'Resource').flatMap((entry) => checkResource(template, entry)),
    ...checkExclusions(statement),
  ];
}

function unreadable(path: Path): Draft {
  return {
    rule: 'wildcard-action',
    problem: 'The rights cannot be read from the template: they may be to anything.',
    remedy: 'Write PolicyDocument as a map, or as JSON in an Fn::Sub.',
    path,
  };
}

function checkAction({ text, path, needle }: Entry): Draft[] {
  if (!/[*?]/.test(text)) return [];
  return [
    {
      rule: 'wildcard-action',
      problem: `The action ${text} has a wildcard.`,
      remedy: 'Name the actions that are needed.',
      path,
      ...(needle === undefined ? {} : { needle }),
    },
  ];
}

function checkResource(template: Template, entry: Entry): Draft[] {
  const { text, path, needle } = entry;
  const place = { path, ...(needle === undefined ? {} : { needle }) };
  if (!/^[*?]+$/.test(text)) return checkArn(template, entry).map((draft) => ({ ...draft, ...place }));
  return [
    {
      rule: 'wildcard-resource',
      problem: 'The rights are to every resource.',
      remedy:
        "Name the resources; where the action takes none, put it into a statement of its own and say so in the template's exceptions.",
      ...place,
    },
  ];
}

function checkExclusions(statement: Statement): Draft[] {
  const elements = [
    ['NotAction', 'wildcard-action', 'actions'],
    ['NotResource', 'wildcard-resource', 'resources'],
  ] as const;
  return elements.flatMap(([element, rule, what]) => {
    if (statement.body[element] === undefined) return [];
    const path = elementPath(statement, [element]);
    const problem = `The rights are to all ${what} but some.`;
    return [
      {
        rule,
        problem,
        remedy: `Name the ${what} that are needed.`,
        path,
        ...(statement.needles ? { needle: element } : {}),
      },
    ];
  });
}

/** Policies of AWS that stand for a wildcard (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html). */
function checkManagedPolicies(template: Template): Draft[] {
  return [...template.resources].flatMap(([id, { properties }]) => {
    const path = ['Resources', id, 'Properties', 'ManagedPolicyArns'];
    return items({ value: properties['ManagedPolicyArns'] ?? [], path }).flatMap((item) =>
      written(item.value)
        .filter((arn) => /:policy\/(.*\/)?(AdministratorAccess|PowerUserAccess|\w*FullAccess)$/.test(arn))
        .map((arn): Draft => ({
          rule: 'wildcard-action',
          problem: `${arn.replace(/^.*\//, '')} gives every action of a service.`,
          remedy: 'Write a policy with the actions that are needed.',
          path: item.path,
        })),
    );
  });
}
