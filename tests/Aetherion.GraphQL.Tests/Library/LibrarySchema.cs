using Aetherion.GraphQL.Transport;

namespace Aetherion.GraphQL.Tests.Library;

internal static class LibrarySchema
{
    public static GraphQLServerBuilder AddLibrary(this GraphQLServerBuilder builder) => builder
        .AddType<BookQueries>()
        .AddType<BookMutations>()
        .AddType(typeof(BookSubscriptions))
        .AddType(typeof(BookExtensions));
}
