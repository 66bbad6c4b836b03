import type { Json } from '../boundary.ts';

interface Rule {
  readonly description: string;
  readonly selection: Json;
}

// In the order of evaluation: ECR wants a rule for any image to come last.
const presets: Readonly<Record<string, (count: number) => Rule>> = {
  'untagged-days': (count) => ({
    description: `Expire untagged images after ${days(count)}`,
    selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: count },
  }),
  'keep-last': (count) => ({
    description: `Keep the last ${count === 1 ? 'image' : `${String(count)} images`}`,
    selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: count },
  }),
};

const shape = /^[\w-]+\s*=/;

/** `keep-last=50`, not JSON and not the path of a file. */
export function isLifecyclePreset(text: string): boolean {
  return shape.test(text);
}

/** `keep-last=50,untagged-days=14` as a policy; or what is wrong with it. */
export function lifecyclePreset(text: string): { readonly policy: Json } | { readonly faults: readonly string[] } {
  const counts = new Map<string, number>();
  const faults: string[] = [];
  for (const part of text.split(',')) {
    const [name = '', ...rest] = part.split('=').map((piece) => piece.trim());
    const count = rest.join('=');
    if (!Object.hasOwn(presets, name))
      faults.push(`there is no preset "${name}"; write ${Object.keys(presets).join(' or ')}, or a policy in JSON`);
    else if (!/^[1-9][0-9]{0,8}$/.test(count)) faults.push(`"${part.trim()}" needs a whole number from 1 to 999999999`);
    else if (counts.has(name)) faults.push(`"${name}" is given twice; keep one`);
    else counts.set(name, Number(count));
  }
  return faults.length > 0 ? { faults } : { policy: { rules: rules(counts) } };
}

function rules(counts: ReadonlyMap<string, number>): Json[] {
  return Object.entries(presets)
    .flatMap(([name, rule]) => {
      const count = counts.get(name);
      return count === undefined ? [] : [rule(count)];
    })
    .map((rule, index) => ({ rulePriority: index + 1, ...rule, action: { type: 'expire' } }));
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${String(count)} days`;
}
