import { fileURLToPath } from 'node:url';

/** The schema as the API prints it. */
export const schemaPath = fileURLToPath(new URL('../../schema.graphql', import.meta.url));
