using System.Runtime.CompilerServices;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Library;

[SubscriptionType]
public static class BookSubscriptions
{
    public static async IAsyncEnumerable<Book> BookAdded(
        int count,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var index = 0; index < count; index++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new Book($"{index}", $"Part {index}", index, Genre.Fiction, null);
        }
    }
}
