using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Transport;

[QueryType]
public static class TransportQueries
{
    public static async Task<int> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return 0;
    }
}
