/** The text of a TypeScript file that a script writes. */
export function generated({ comment, declaration }: { comment: string; declaration: string }): string {
  return `// Written from @aws-cdk/aws-service-spec by \`node scripts/service-spec.ts\`; not to be edited.\n\n/** ${comment} */\n${declaration}\n`;
}

/** Words as a template literal, in lines of at most 110 characters. */
export function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line === undefined || line.length + word.length > 109) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return `\`\n${lines.join('\n')}\n\``;
}
