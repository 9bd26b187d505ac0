/** Where the compiled form of a worker thread's entry file is: threads cannot load TypeScript. */

/** `importMetaUrl`: the caller's `import.meta.url`; `relative`: from there to the entry, as a `.ts` path. */
export function workerFile(importMetaUrl: string, relative: string): URL {
  const source = new URL(relative, importMetaUrl)
  return new URL(source.href.replace(/\/src\/((?:(?!\/src\/).)*)$/, '/dist/$1').replace(/\.ts$/, '.js'))
}
