/** A piece of what Fn::Sub replaces in: text that stays, or a name in `${}`; `offset`: where the piece begins in the text. */
export type SubPiece = { readonly offset: number } & ({ readonly text: string } | { readonly name: string });

/** No name is longer; without an end, a text of nothing but `${` would take minutes. */
const name = /\$\{(?<inner>[^}]{0,600})\}/g;

/** `${Name}`, `${Name.Attribute}` and `${AWS::Region}` are names; `${!Literal}` stands for `${Literal}`. */
export function subPieces(text: string): SubPiece[] {
  const pieces: SubPiece[] = [];
  let end = 0;
  for (const { index, 0: whole, groups } of text.matchAll(name)) {
    if (index > end) pieces.push({ offset: end, text: text.slice(end, index) });
    const inner = groups?.['inner'] ?? '';
    const isLiteral = inner.startsWith('!');
    pieces.push({ offset: index, ...(isLiteral ? { text: `\${${inner.slice(1)}}` } : { name: inner.trim() }) });
    end = index + whole.length;
  }
  if (end < text.length) pieces.push({ offset: end, text: text.slice(end) });
  return pieces;
}

/** The names of a text, each as it is written. */
export function subNames(text: string): string[] {
  return subPieces(text).flatMap((piece) => ('name' in piece ? [piece.name] : []));
}
