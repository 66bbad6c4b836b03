import { describe, expect, it } from '@jest/globals';
import { compileAtOnce } from '../build/compile-at-once.ts';
import { entriesOf } from '../build/entries.ts';
import { licensesOf } from '../build/licenses.ts';
import { folderOf } from './folder.ts';

const actionYml = (runs: string) => `name: x\nruns:\n  using: node24\n${runs}`;

describe('the bundles of an action', () => {
  it('are dist/index.js from src/main.ts', () => {
    const folder = folderOf({ 'action.yml': actionYml('  main: dist/index.js\n'), 'src/main.ts': '' });
    expect(entriesOf(folder)).toEqual([{ source: 'src/main.ts', folder: 'dist' }]);
  });

  it('include what action.yml runs before and after', () => {
    const runs = '  main: dist/index.js\n  pre: dist/pre/index.js\n  post: dist/post/index.js\n';
    const folder = folderOf({ 'action.yml': actionYml(runs), 'src/main.ts': '', 'src/pre.ts': '', 'src/post.ts': '' });
    expect(entriesOf(folder)).toEqual([
      { source: 'src/main.ts', folder: 'dist' },
      { source: 'src/pre.ts', folder: 'dist/pre' },
      { source: 'src/post.ts', folder: 'dist/post' },
    ]);
  });

  it('need a source for every file that action.yml names', () => {
    const runs = '  main: dist/index.js\n  post: dist/post/index.js\n';
    const folder = folderOf({ 'action.yml': actionYml(runs), 'src/main.ts': '' });
    expect(() => entriesOf(folder)).toThrow('there is no src/post.ts');
  });

  it('need an action.yml', () => {
    expect(() => entriesOf(folderOf({ 'src/main.ts': '' }))).toThrow('action.yml is missing');
  });

  it('are refused for a Node that GitHub does not run actions with', () => {
    const folder = folderOf({ 'action.yml': 'runs: {using: node20, main: dist/index.js}', 'src/main.ts': '' });
    expect(() => entriesOf(folder)).toThrow('node24');
  });
});

describe('the licences of a bundle', () => {
  const manifest = (name: string) => JSON.stringify({ name, version: '1.2.3', license: 'MIT' });

  it('are of each package whose files any of its scripts holds, once, and not of our own', () => {
    const root = folderOf({
      'node_modules/a/package.json': manifest('a'),
      'node_modules/a/LICENSE': 'Words of a.\n',
      'node_modules/a/node_modules/@b/c/package.json': manifest('@b/c'),
      'node_modules/a/node_modules/@b/c/license.md': 'Words of c.',
      'node_modules/a/node_modules/@b/c/NOTICE': 'Heed c.',
      'node_modules/unused/package.json': manifest('unused'),
    });
    const modules = [
      { name: './actions/x/src/main.ts + 1 modules', modules: [{ name: './node_modules/a/index.js' }] },
      { name: './node_modules/a/lib/more.js' },
      { name: './node_modules/a/node_modules/@b/c/dist/c.js' },
      { name: 'external "node:fs"' },
    ];
    expect(licensesOf(root, JSON.stringify({ modules }))).toBe(
      '@b/c 1.2.3\nMIT\nHeed c.\nWords of c.\n\n\na 1.2.3\nMIT\nWords of a.\n',
    );
  });
});

describe('the modules of a bundle', () => {
  it('are in parentheses, so that V8 reads them once', () => {
    const entry = 'var e,t={12:(e,t)=>{t.a=1},34:function(e){this.b=e}};t[12](1);';
    expect(compileAtOnce(entry)).toBe('var e,t={12:((e,t)=>{t.a=1}),34:(function(e){this.b=e})};t[12](1);');
    const chunk = 'export const id=37;export const modules={3037:(e,t,n)=>{n.d(t)}};';
    expect(compileAtOnce(chunk)).toBe('export const id=37;export const modules={3037:((e,t,n)=>{n.d(t)})};');
  });

  it('are nothing else that holds functions, and no methods', () => {
    const code = 'var a={f:()=>{}},b={12(e){}},c={},d=[()=>{}];function g(){var h={1:()=>{}}}';
    expect(compileAtOnce(code)).toBe(code);
  });
});
