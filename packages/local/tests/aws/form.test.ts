import { describe, expect, it } from '@jest/globals';
import { nest, typed } from '../../src/aws/protocol/form.ts';
import { toXml } from '../../src/aws/protocol/xml.ts';
import { boolean, integer, list, string, structure } from '../../src/aws/shapes/index.ts';

const tag = structure({ Key: string() }, { Count: integer(), Kept: boolean });
const shape = structure({ Name: string() }, { Tags: list(tag), Ids: list(integer({ min: 1 }), { max: 2 }) });
const read = (form: string) => shape.read(typed(nest(new URLSearchParams(form)), shape), '');

describe('a query form', () => {
  it('nests by its dots and takes the types of the shape', () => {
    expect(
      read(
        'Name=12&Tags.member.2.Key=b&Tags.member.1.Key=a&Tags.member.1.Count=-3&Tags.member.1.Kept=true&Ids.member.1=7',
      ),
    ).toEqual({ Name: '12', Tags: [{ Key: 'a', Count: -3, Kept: true }, { Key: 'b' }], Ids: [7] });
  });

  it('has its ten elements in the order of their numbers', () => {
    const form = Array.from({ length: 11 }, (_, index) => `Tags.member.${String(index + 1)}.Key=k${String(index + 1)}`);
    expect(read(`Name=x&${form.reverse().join('&')}`).Tags?.map(({ Key }) => Key)).toEqual(
      Array.from({ length: 11 }, (_, index) => `k${String(index + 1)}`),
    );
  });

  it.each([
    ['Ids.member.1=x&Name=a', "'Ids.1.member': a string can not be converted to Integer"],
    ['Ids.member.1=0&Name=a', "'Ids.1.member': Member must have value greater than or equal to 1"],
    [
      'Name=a&Tags.member.1.Kept=yes&Tags.member.1.Key=a',
      "'Tags.1.member.Kept': a string can not be converted to Boolean",
    ],
    ['Name=a&Tags=b', "'Tags': a string can not be converted to List"],
    ['Name.member.1=a', "'Name': a object can not be converted to String"],
    ['Tags.member.1.Key=a', "'Name': Member must not be null"],
    ['Name=a&Nmae=b', "'Nmae': Member is not known"],
  ])('%s is refused by its shape', (form, fault) => {
    expect(() => read(form)).toThrow(fault);
  });
});

describe('an XML answer', () => {
  it('has an element a member, `member` a list element, and what XML reserves escaped', () => {
    const output = {
      Name: 'a<b>&"c"',
      None: undefined,
      At: new Date(0),
      Tags: [{ Key: 'x' }, { Key: 'y' }],
      On: true,
      N: 3,
    };
    expect(toXml(output)).toBe(
      '<Name>a&lt;b&gt;&amp;"c"</Name><At>1970-01-01T00:00:00.000Z</At>' +
        '<Tags><member><Key>x</Key></member><member><Key>y</Key></member></Tags><On>true</On><N>3</N>',
    );
  });
});
