import { templateError } from '../fault.ts';
import { isList, isScalar } from '../json.ts';
import type { Intrinsic } from './resolver.ts';

/** `Fn::Cidr: [block, count, bits]`: `bits` are the host's bits of each; 8 where they are not given. IPv4 only. */
export const cidr: Intrinsic = (argument, resolver) => {
  const [block, count, bits = '8', ...more] = (isList(argument) ? argument : []).map((each) => {
    const value = resolver.resolve(each);
    return isScalar(value) ? String(value) : '';
  });
  const wanted = Number(count);
  const hostBits = Number(bits);
  if (block === undefined || more.length > 0 || !(wanted >= 1 && wanted <= 256) || !(hostBits >= 1 && hostBits <= 32))
    throw templateError(
      'every Fn::Cidr object requires two or three parameters: the IP address block, the count of CIDRs (1 to 256) and the count of bits for the CIDR',
    );
  return blocks(block, wanted, hostBits);
};

function blocks(block: string, count: number, hostBits: number): readonly string[] {
  const [, a, b, c, d, prefix] = /^([0-9]+)\.([0-9]+)\.([0-9]+)\.([0-9]+)\/([0-9]+)$/.exec(block) ?? [];
  if (prefix === undefined) throw templateError(`Fn::Cidr: ${block} is not an IPv4 address block`);
  const address = [a, b, c, d].reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** hostBits;
  const all = 2 ** (32 - Number(prefix));
  if (size * count > all) throw templateError(`Fn::Cidr: ${block} has no room for ${String(count)} blocks`);
  const base = address - (address % all);
  return Array.from({ length: count }, (_, index) => `${dotted(base + index * size)}/${String(32 - hostBits)}`);
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
