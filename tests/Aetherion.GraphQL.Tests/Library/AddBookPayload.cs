namespace Aetherion.GraphQL.Tests.Library;

public sealed record AddBookPayload(Book? Book);
