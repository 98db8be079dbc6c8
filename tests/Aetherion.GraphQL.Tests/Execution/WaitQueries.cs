using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Execution;

[QueryType]
public sealed class WaitQueries(WaitLog log)
{
    public Task<int> WaitAsync(CancellationToken cancellation) => log.WaitAsync(cancellation);

    public WaitInner GetInner() => new(log);
}
