using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Library;

public sealed record Video([property: ID] string Id, string Title, TimeSpan Length) : IItem, ISearchResult;
