/** Imported first, and for this effect: an old Node gets a sentence instead of a syntax error. */
const LEAST = [20, 19] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
  console.error(
    `Node ${LEAST.join('.')} or later is needed; this is ${process.versions.node}. ` +
      `/ 需要 Node ${LEAST.join('.')} 或更高版本，当前为 ${process.versions.node}。`,
  );
  process.exit(1);
}
