/**
 * `npm run build`: the client as a package of its own, in dist/: JavaScript and declarations, a file for each file of
 * lib/intercom, so that a bundler takes what is used. `npm pack ./dist` makes the tarball.
 */
import { buildClient } from "./build-client.ts";

buildClient("dist");
