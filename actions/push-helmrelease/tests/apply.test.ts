import { describe, expect, it } from '@jest/globals';
import { changeOf } from '../src/apply.ts';
import { context, wanted } from './fixtures.ts';

const create = { kind: 'create' as const, path: wanted.path, text: wanted.text };

describe('changeOf', () => {
  it('is no commit when there is nothing to do', () => {
    expect(changeOf([], wanted, context)).toBeUndefined();
  });

  it('writes the file and says in the trailers where it comes from', () => {
    const change = changeOf([create], wanted, context);
    expect(change?.files).toEqual(new Map([[wanted.path, wanted.text]]));
    expect(change?.message).toBe(
      [
        'Release api to staging: 1.4.2',
        '',
        'Written to releases/staging/api.yaml.',
        '',
        'Service: api',
        'Environment: staging',
        'Sandbox: default',
        'Image: r.example/api:1.4.2',
        `Source-commit: https://github.com/biomage/api/commit/${'a'.repeat(40)}`,
        'Run-url: https://github.com/biomage/api/actions/runs/7',
        'Triggered-by: ada',
        '',
      ].join('\n'),
    );
  });

  it('names each of several images by its alias', () => {
    const two = {
      ...wanted,
      images: [
        { alias: 'r', image: 'r.example:5000/worker:1-r' },
        { alias: 'python', image: 'r.example:5000/worker:1-python' },
      ],
    };
    const { message = '' } = changeOf([create], two, context) ?? {};
    expect(message).toContain('Release api to staging: 1-r, 1-python\n');
    expect(message).toContain('Image: python=r.example:5000/worker:1-python\n');
  });

  it('leaves out what is not known outside GitHub', () => {
    const { message } = changeOf([create], wanted, { ...context, sha: '', runUrl: '', actor: '' }) ?? {};
    expect(message).not.toMatch(/Source-commit|Run-url|Triggered-by/);
  });
});
