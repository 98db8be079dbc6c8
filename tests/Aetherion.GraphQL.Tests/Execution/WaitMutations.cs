using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Execution;

[MutationType]
public sealed class WaitMutations(WaitLog log)
{
    public Task<int> WaitAsync(CancellationToken cancellation) => log.WaitAsync(cancellation);
}
