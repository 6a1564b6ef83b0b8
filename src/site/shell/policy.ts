/** What a page may load and run: nothing but what stands beside it. A server sends the same as a header. */
export const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
