using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Library;

public sealed record AddBookInput(
    string Title,
    decimal Price,
    string[]? Tags,
    [ID] string IdempotencyKey,
    Genre Genre = Genre.NonFiction);
