/**
 * The path as routes know it: the Python client ends it with a slash, the Java client may begin it with two
 * (clients.md).
 */
export function tidyPath(pathname: string): string {
  const single = pathname.replace(/\/{2,}/g, "/");
  return single.length > 1 && single.endsWith("/") ? single.slice(0, -1) : single;
}
