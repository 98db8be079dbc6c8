// Runs every audit of graphql-http against the address given and prints the results as JSON.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: `${process.argv[2]}graphql`, fetchFn: fetch });
process.stdout.write(JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason: reason ?? null }))));
