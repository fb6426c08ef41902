/** The path of a request's address, which is already as the URL standard writes one. */
export function pathnameOf(address: string): string {
  const start = address.indexOf("/", address.indexOf("://") + 3);
  const end = address.slice(start).search(/[?#]/);
  return end === -1 ? address.slice(start) : address.slice(start, start + end);
}

/**
 * The path as routes know it: the Python client ends it with a slash, the Java client may begin it with two
 * (clients.md).
 */
export function tidyPath(pathname: string): string {
  const single = pathname.replace(/\/{2,}/g, "/");
  return single.length > 1 && single.endsWith("/") ? single.slice(0, -1) : single;
}
