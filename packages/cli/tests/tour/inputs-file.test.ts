import { describe, expect, it } from '@jest/globals';
import { parseInputsFile } from '../../src/tour/inputs-file.ts';

const parse = (text: string) => Object.fromEntries(parseInputsFile('inputs.yaml', text));

describe('inputs.yaml', () => {
  it('holds inputs for each environment, as texts', () => {
    expect(parse('staging:\n  replica-count: 2\n  name: api\nproduction:\n  replica-count: 4\n')).toEqual({
      staging: { 'replica-count': '2', name: 'api' },
      production: { 'replica-count': '4' },
    });
  });

  it('names the environments that are released to, also without inputs', () => {
    expect(parse('staging:\n')).toEqual({ staging: {} });
  });

  it('may write values as a map, which the action gets as YAML', () => {
    expect(parse('staging:\n  values:\n    resources: { memory: 1Gi }\n    debug: false\n')).toEqual({
      staging: { values: 'resources:\n  memory: 1Gi\ndebug: false\n' },
    });
  });

  it('may write images and other fields as maps, which the action gets as lines', () => {
    const text =
      'staging:\n  image: { r: reg/w:1-r, python: reg/w:1-python }\n  set: { HelmRelease.spec.interval: 5m }\n';
    expect(parse(text)).toEqual({
      staging: { image: 'r=reg/w:1-r\npython=reg/w:1-python', set: 'HelmRelease.spec.interval=5m' },
    });
  });

  it('may write lines as a list', () => {
    expect(parse('staging:\n  set:\n    - a=1\n    - b=2\n')).toEqual({ staging: { set: 'a=1\nb=2' } });
  });

  it('keeps expressions for the runner', () => {
    expect(parse('staging:\n  name: ${{ github.actor }}\n')).toEqual({ staging: { name: '${{ github.actor }}' } });
  });

  it('names every fault with its line', () => {
    expect(() => parse('stagin:\n  a: 1\nproduction: 4\n')).toThrow(
      expect.objectContaining({
        code: 'wrong-inputs-file',
        faults: [
          { problem: 'There is no environment "stagin".', at: { file: 'inputs.yaml', line: 1 } },
          { problem: 'production holds no map of inputs.', at: { file: 'inputs.yaml', line: 3 } },
        ],
      }),
    );
  });

  it('is refused when it is no YAML, or no map', () => {
    expect(() => parse('staging: [')).toThrow(/inputs\.yaml:1: Flow sequence/);
    expect(() => parse('- staging')).toThrow(/This is no map of environments/);
  });
});
