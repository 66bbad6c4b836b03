// Preloaded by every npm script (node --import). Plain JavaScript, because it must also run on the Node versions that it refuses.
const wanted = 24;
const [major] = process.versions.node.split('.').map(Number);
if (major < wanted) {
  console.error(
    `This needs Node ${wanted}, the version that GitHub runs actions with, but got Node ${process.versions.node} (${process.execPath}).\n` +
      `npm installs Node ${wanted} beside the project: run \`npm ci\` without --ignore-scripts and start through an npm script (npm start, npm test).\n` +
      'If npm blocks install scripts, allow the one of the package "node" (package.json, allowScripts).',
  );
  process.exit(1);
}
