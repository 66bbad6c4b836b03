// Templates that a real team deploys, where a folder of them lies beside the checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { evaluator } from '../../../../src/aws/cloudformation/evaluator.ts';
import { evaluated, fault } from './evaluated.ts';

const corpus = join(import.meta.dirname, '../../../../../../../shared/corpus/cf');
const here = existsSync(corpus);
if (!here) console.warn('left out: the folder of real templates (../shared/corpus) is not beside this checkout');

/** What they import, whoever exports it. */
class Everything extends Map<string, string> {
  override get(name: string): string {
    return `value-of-${name.replaceAll(/[^A-Za-z]/g, '')}`;
  }
}

const values = {
  OIDCProvider: 'oidc.eks.eu-west-1.amazonaws.com/id/ABC',
  ReplyEmail: 'reply@example.org',
  UserPoolDomainName: 'shop',
};

/** All that the template wants to have, found out by asking. */
function parametersOf(text: string, environment: string): Record<string, string> {
  const own = /^ {2}Environment:/m.test(text) ? { Environment: environment } : {};
  const [, names = ''] = /Parameters: \[(.*)\] must have values/.exec(fault(text, { parameters: own }) ?? '') ?? [];
  const known: Readonly<Record<string, string>> = values;
  const others = names.split(', ').filter((name) => name !== '');
  return { ...own, ...Object.fromEntries(others.map((name) => [name, known[name] ?? name])) };
}

(here ? describe : describe.skip)('a real template', () => {
  const files = here ? readdirSync(corpus) : [];
  it.each(files)('%s is worked out, and changes nothing the second time', (file) => {
    const text = readFileSync(join(corpus, file), 'utf8');
    const asked = { parameters: parametersOf(text, 'staging'), exports: new Everything() };
    const first = evaluated(text, asked);
    expect(first.invalid).toEqual([]);
    expect(first.resources.size).toBeGreaterThan(0);
    expect(evaluator.compare(first, evaluated(text, { ...asked, previous: first }))).toEqual([]);
  });

  it('is worked out for development too, unless it does not allow that environment', () => {
    const refused = files.flatMap((file) => {
      const text = readFileSync(join(corpus, file), 'utf8');
      const words = fault(text, { parameters: parametersOf(text, 'development'), exports: new Everything() });
      return words === undefined ? [] : [`${file}: ${words}`];
    });
    expect(refused).toEqual([
      "programmatic-interface-client.yaml: Parameter 'Environment' must be one of AllowedValues",
    ]);
  });
});
