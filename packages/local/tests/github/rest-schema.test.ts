import { describe, expect, it } from '@jest/globals';
import { readRestSchema } from '../../src/github/boundary.ts';
import { restOperations } from '../../src/github/rest/operations/index.ts';
import { RestValidator } from '../../src/github/rest/validator.ts';
import { router } from '../../src/github/rest/routes.ts';

const schema = readRestSchema();

describe("GitHub's REST schema", () => {
  it('holds exactly the operations that are answered', () => {
    expect(Object.keys(schema.operations).sort()).toEqual(Object.keys(restOperations).sort());
  });

  it('compiles for every body and every answer', () => {
    const validator = new RestValidator(schema);
    for (const [name, { responses, body }] of Object.entries(schema.operations)) {
      if (body !== undefined) expect(() => validator.body(name, {})).not.toThrow();
      for (const status of Object.keys(responses)) {
        expect(() => validator.answer(name, Number(status), {})).not.toThrow();
      }
    }
  });

  it('finds an answer wrong that lacks what GitHub always sends, or has a status that it never sends', () => {
    const validator = new RestValidator(schema);
    const name = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
    const ref = {
      ref: 'refs/heads/main',
      node_id: 'x',
      url: 'http://x/y',
      object: { type: 'commit', sha: 'abc', url: 'http://x' },
    };
    expect(validator.answer(name, 200, ref)).toEqual(["For 'object/sha', must NOT have fewer than 40 characters."]);
    expect(validator.answer(name, 200, { ...ref, object: undefined })).toContain('"object" wasn\'t supplied.');
    expect(validator.answer(name, 201, {})).toEqual(['GitHub publishes no answer 201.']);
  });

  it('lets some parameters hold slashes, and others not', () => {
    const find = router(schema);
    expect(find('GET', '/repos/a/b/git/ref/heads/x/y')?.segments).toEqual({ owner: 'a', repo: 'b', ref: 'heads/x/y' });
    expect(find('GET', '/repos/a/b/contents/caf%C3%A9%20x')?.segments).toMatchObject({ path: 'café x' });
    expect(find('GET', '/repos/a/b/keys/1/2')).toBeUndefined();
  });
});
