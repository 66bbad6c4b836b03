import { describe, expect, it } from '@jest/globals';
import { subNames } from '../../src/template/sub-text.ts';
import { unskippable } from '../../src/template/unskippable.ts';
import { read } from './templates.ts';

// Whoever writes a template must not be able to stop the run: without bounds these take minutes, or for ever.
describe('a text made to be read for ever', () => {
  it('is no reference to a store where it never ends', () => {
    const name = `{{resolve:ssm:${'${${a}'.repeat(100)}!`;
    const template = read(`Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: '${name}'}}}`);
    expect(unskippable(template, new Set())).toEqual([]);
  });

  it('is no name to replace where it never ends', () => {
    expect(subNames('${'.repeat(300_000))).toEqual([]);
    expect(subNames(`\${${'a'.repeat(255)}.${'b'.repeat(255)}}`)).toHaveLength(1);
  });
});
