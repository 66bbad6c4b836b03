import { describe, expect, it } from '@jest/globals';
import { parseInputs } from '../src/inputs.ts';

describe('inputs', () => {
  it('are reported with all their faults at once', () => {
    const parse = () => parseInputs({ path: '../secret', text: '', mode: 'maybe' });
    expect(parse).toThrow(/path: write a path inside the workspace/);
    expect(parse).toThrow(/text: say what the file is to hold/);
    expect(parse).toThrow(/mode: write apply or plan/);
  });
});
