using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Library;

[GraphQLDescription("A printed book.")]
public sealed record Book([property: ID] string Id, string Title, decimal Price, Genre Genre, DateTime? Published)
    : IItem, ISearchResult
{
    public string Secret => $"not a field of {Id}";
}
