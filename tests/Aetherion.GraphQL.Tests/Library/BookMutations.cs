using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Library;

[MutationType]
public sealed class BookMutations(BookShelf shelf)
{
    public AddBookPayload AddBook(AddBookInput input)
    {
        if (input.Price < 0)
            throw new GraphQLException(ErrorBuilder.New().SetMessage("Too cheap.").SetCode("PRICE_BELOW_ZERO").Build());
        var book = new Book(input.IdempotencyKey, input.Title, input.Price, input.Genre, null);
        shelf.Add(book);
        return new AddBookPayload(book);
    }
}
