import { describe, expect, it } from '@jest/globals';
import { parseImage } from '../src/index.ts';

describe('parseImage', () => {
  it.each([
    ['registry.example.org/api:1.4.2', { registry: 'registry.example.org', repository: 'api', tag: '1.4.2' }],
    ['localhost:5000/a/b-c/d:v1', { registry: 'localhost:5000', repository: 'a/b-c/d', tag: 'v1' }],
    ['r=10.0.0.1:80/api:x_1', { alias: 'r', registry: '10.0.0.1:80', repository: 'api', tag: 'x_1' }],
    ['pythonWorker=localhost/api:1', { alias: 'pythonWorker', registry: 'localhost', repository: 'api', tag: '1' }],
  ])('reads %s', (line, image) => {
    expect(parseImage(line)).toEqual(image);
  });

  it.each([
    ['api:1.4.2', 'names no registry'],
    ['team/api:1.4.2', 'names no registry'],
    ['r=api', 'names no registry'],
    ['registry.example.org/API:1', 'names no registry'],
    ['registry.example.org:5000/api', 'has no tag'],
    ['registry.example.org/api:', 'has no tag'],
    ['registry.example.org/api:-x', 'has no tag'],
    ['registry.example.org/api:a:b', 'has no tag'],
    [`registry.example.org/api:${'x'.repeat(129)}`, 'has no tag'],
    ['registry.example.org/api@sha256:00', 'pinned by a digest'],
    ['registry.example.org/api:1@sha256:00', 'pinned by a digest'],
    ['=registry.example.org/api:1', 'no usable alias'],
    ['a.b=registry.example.org/api:1', 'no usable alias'],
    ['', 'names no registry'],
  ])('refuses "%s" and says what to write', (line, problem) => {
    expect(parseImage(line)).toContain(problem);
    expect(parseImage(line)).toContain('write registry/repository:tag');
  });
});
