using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Transport;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Tests.Types;

public sealed class SchemaBuilderTests
{
    private const string LibrarySdl =
        """"
        schema {
          query: Query
          mutation: Mutation
          subscription: Subscription
        }

        input AddBookInput {
          title: String!
          price: Decimal!
          tags: [String!]
          idempotencyKey: ID!
          genre: Genre! = NON_FICTION
        }

        type AddBookPayload {
          book: Book
        }

        """A printed book."""
        type Book implements Item {
          id: ID!
          title: String!
          price: Decimal!
          genre: Genre!
          published: DateTime
          related(first: Int! = 3): [Book!]!
          pageCount: Long! @deprecated(reason: "Use length.")
        }

        """A page of a list."""
        type BookConnection {
          """The items of the page, each with its cursor."""
          edges: [BookEdge!]!
          """The items of the page without their cursors."""
          nodes: [Book!]!
          """What lies before and after the page."""
          pageInfo: PageInfo!
          """The items of all pages; null where they are not counted."""
          totalCount: Int
        }

        """An item and the cursor of its place."""
        type BookEdge {
          """Opaque: what after and before take; it holds while items are added."""
          cursor: String!
          """The item."""
          node: Book!
        }

        """An instant as RFC 3339 writes it, with its offset; returned in UTC with microseconds."""
        scalar DateTime @specifiedBy(url: "https://scalars.graphql.org/andimarek/date-time.html")

        """An exact decimal number as text without exponent, its scale kept: "0.00012300". Numbers are refused."""
        scalar Decimal

        """A length of time as ISO 8601 writes it, in days, hours, minutes and seconds: "PT1M30S"."""
        scalar Duration

        enum Genre {
          FICTION
          NON_FICTION
        }

        interface Item {
          id: ID!
          title: String!
        }

        """A signed 64-bit integer as text, because JavaScript's numbers end at 2^53. Integers are accepted too."""
        scalar Long

        type Mutation {
          addBook(input: AddBookInput!): AddBookPayload!
        }

        """What lies before and after a page."""
        type PageInfo {
          """Whether items follow the page."""
          hasNextPage: Boolean!
          """Whether items precede the page."""
          hasPreviousPage: Boolean!
          """The cursor of the first item: what before takes; null for an empty page."""
          startCursor: String
          """The cursor of the last item: what after takes; null for an empty page."""
          endCursor: String
        }

        type Query {
          book(id: ID!): Book
          books(
            genre: Genre
            """The size of a page from the start, at most 100; 50 without first and last."""
            first: Int
            """The page starts after this cursor; null begins at the start."""
            after: String
            """The size of a page from the end, at most 100."""
            last: Int
            """The page ends before this cursor; null ends at the end."""
            before: String
          ): BookConnection!
          search(text: String!): [SearchResult!]!
        }

        union SearchResult = Book | Video

        type Subscription {
          bookAdded(count: Int!): Book!
        }

        type Video implements Item {
          id: ID!
          title: String!
          length: Duration!
        }

        """";

    [Fact]
    public void Annotated_classes_make_the_schema_they_describe()
    {
        var services = new ServiceCollection();
        services.AddSingleton<BookShelf>();
        services.AddGraphQLServer().AddLibrary();

        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<GraphQLSchema>().ToSdl().Split('\n').ShouldBe(LibrarySdl.Split('\n'));
    }
}
